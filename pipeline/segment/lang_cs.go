package segment

import "sync"

var czech = sync.OnceValue(func() *profile {
	return compile("cs", data{
		never: `pí sl mudr judr phdr rndr paeddr ing mgr bc doc prof dr arch akad plk gen mjr kpt por npor např tzv tj tzn mj popř resp cca vč vyd srov viz pozn
			překl zkr angl lat řec čes st sv ml ul tř bř zejm zvl event ev obr odd dosl pův hl apod.o kol bl ředit odp okr býv adj adv akc arab archit astr
			aj.j belg biol bratr bot brit bulh cit dep dial diag dol doposud duch ekon etnogr ev.č evang fem fin fr franc geogr geol geom graf hist horn chem chir
			chorv ident inform inst intr it ital jap jez jihočes jm kanc kard kniž kr kult lék lingv lit maď med měd mezin moder mor mš nadpor např.: náb
			námoř nař nářeč něk nem nizoz nor nov obch obyč odb of oprac organ ozn pam plk.v pod.n polit poř.č posl potr pozd přek přem přib příp
			přír ps psych ref reg rep rev rkp rostl rozh rozhl rozš rus sev severoz selh skand skup slez soc soudr spol.s spr srb stř subst sv.p svob špan
			švéd švýc tech teol tiskn tr tur typ udál ukr var vet voj vědec výr výslov výt zač zahr zal zast záp zdravot zeměd zkr.t zn zool žel ž.st
			Bc BcA DiS Dr Dr.h.c Ing JUDr MDDr MgA Mgr MUDr MVDr PaedDr Ph PharmDr PhDr PhMr RNDr RSDr ThDr ThLic Th pplk npr genmjr genpor rtm nstržm`,
		loose: `atd apod aj etc atp`,
		maybe: `s.r.o a.s v.o.s k.s spol o.p.s n.l př.n.l př.kr po.kr kč hod min sek tis mil mld tel fax el inc ltd jr r led ún bř dub kvě čer červ srp zář
			říj lis pros st čt pá p nám tř mld.kč mil.kč eur usd tis.kč km m cm mm kg g l ml ha hl kw ks vt týd měs r.v t.r t.č t.m b.r m.j zn.č p.n.l
			n.m hod.m p.m a.m ph.d drsc mba tzv.n ii iii nábř př.m stol csc`,
		numbered: `č čís str s odst par § čl obr tab kap sv díl roč vol bod písm př příl sb arch bř č.j č.p čp č.ev fig fol hl inv.č kat lit ll odr or
			pol por poř pozn roz rp ř s.r sbír sd seš sig sign sl sloup sp.zn st tabl tom usn us v verš vyhl zák zvl zn ž`,
		starters: `ten ta to ti ty tento tato toto tyto on ona ono oni my vy já jeho její jejich náš naše můj svůj v ve na po z ze do od k ke o pro při u bez pod
			nad mezi před podle během kvůli a i ale nebo však protože když pokud jestliže aby že jak kde proč kdo co který která které ačkoli proto
			tedy tak tam tady zde nyní teď dnes včera zítra už ještě také rovněž ne není jsou je byl byla bylo byli bude může lze musí všichni mnoho
			někteří každý jiný další potom poté nakonec navíc přesto možná ano ač ačkoliv ani aniž asi avšak beze blízko bohužel bývá byť
			byly celkem celkově celý celá cesta chcete chci což často část děkuji dále dál dokonce dokud dosud dříve druhá druhý druhé dva dvě
			díky fakticky hlavní hned hodně ihned individuálně jaký jaká jaké jakmile jakož jakýkoli jde jediný jedná jedna jednak jedno jednou jej
			jejího jelikož jemu jen jenom jenže jestli jim jinak jiné jiní jindy již jsem jsme každá každé kam kamkoli kdokoli kdyby kdykoli kdysi kolem
			kolik komu konečně kromě kudy mají málo málokdo mám máme mezitím mi míň místo mimo mimochodem mít mnohem mnohé mnozí mohl mohou mu
			musíme náhle naopak naposledy napřed například naproti naštěstí následně následující něco někde někdo někdy několik některá
			některé nejčastěji nejdříve nejen nejprve nejsou nejvíc největší nemá nemůže nepochybně neboť nicméně nic nikde nikdo nikdy nikoli
			nová nový nové oba obě občas obecně odtud ode opět osobně ostatní pak patrně pár pět poblíž poněvadž pokaždé poměrně ponechme
			poprvé pořád posléze poslední později potřebuje pouze povede pozor pravděpodobně právě předtím především přece přes přesně
			přibližně příčinou příští příslušný přičemž původně roku rád raději s sama sám samozřejmě sem sedm se si sice skoro skutečně
			snad společně spíš spolu stačí stále stejně středem taková takové takový takže taktéž téměř tehdy těsně těžko teprve těch tímto
			tisíce toho tohle tomu tou touto trochu tři tudíž tuto tvůj tvrdí určitě uvnitř uprostřed váš vedle velmi velká velké vedoucí většina
			většinou vesměs vlastně vlevo vpravo vloni vše všechna všechno všechny všude vůbec výjimečně výsledkem vždy vždyť začátkem zaprvé
			zase zároveň zatím zatímco zejména zhruba znovu zpočátku zpravidla zřejmě zvlášť zvláště`,
		months: `ledna února března dubna května června července srpna září října listopadu prosince`,
		lettered: `vitamin vitamín vitaminu typ typu skupina skupiny třída hepatitida plán část vitamíny hepatitidy typy třídy kapitola kapitole kapitoly strana
			straně strany číslo čísle čísla obrázek obrázku tabulka tabulce bod bodu krok kroku verze verzi oddíl oddílu příloha příloze sekce sekci
			úroveň úrovně odstavec odstavci článek článku`,
		reporting: `řekl řekla zeptal zeptala zvolal odpověděl`,
		small:     true,
		ordinals:  true,
		inverted:  true,
	})
})
