package segment

import "sync"

var slovak = sync.OnceValue(func() *profile {
	return compile("sk", data{
		never: `p pí sl mudr judr phdr rndr paeddr ing mgr bc doc prof dr arch akad plk gen mjr kpt por napr tzv tj t.j tzn t.z mj príp resp cca vrát vyd porov pozn
			prekl skr angl nem lat gréc čes sv ml ul najm event obr odd doslov pôv hl kol bl riad okr býv z.z s.a.j adm arab arm bibl biol brit bulh cirk cit
			dial diplom ekon etym evan fem fin franc fyz geogr geol gen.mjr gram hist chem chorv id inšt it kap kard kniž kr lek lit maď medz mes mjr.v mn.č
			náb nešpec nik obch obyč odb ods.v orig p.o pam parl polit popr poruč pplk pren prev príd prír psych pôvod ref rep rev rim rkp rozh rus samost
			sekr soc spol.s srb str.odb súč špan švajč švéd tal tech tel.č teol tur ukr urč var voj vš vých výsk výsl zač záp zák zast zdrav zn
			zool žel Bc Ing Mgr MUDr MVDr JUDr PhDr PaedDr RNDr PharmDr ThDr ThLic ArtD Doc Prof Dr Mgr.art Sv`,
		loose: `atď apod ap etc a.i a.pod`,
		maybe: `s.r.o a.s v.o.s k.s spol o.z n.o n.l pred.n.l kr hod min sek tis mil mld tel fax inc ltd jr r jan feb mar apr máj jún júl aug sept okt nov dec ut st
			št pi nám eur km m cm mm kg g l ml ha ks týž mes p.n.l pred.kr po.kr n.m t.r t.č m.j b.r d.o ph.d mba drsc š.p r.s.p pr.kr pr.n.l csc`,
		numbered: `č čís str s ods par § čl obr tab kap zv diel roč vol bod písm príl zb č.j č.d fol hl inv.č kat lit p.č pozn sig sp.zn stĺp st tabl us v
			výn zák zb.z zn čp súp.č`,
		starters: `ten tá to tí tie tento táto toto títo on ona ono oni my vy ja jeho jej ich náš naša naše môj svoj v vo na po z zo do od k ku o pre pri u bez
			pod nad medzi pred podľa počas kvôli a i aj ale alebo však pretože keď ak aby že ako kde prečo kto čo ktorý ktorá ktoré hoci preto teda tak
			tam tu teraz dnes včera zajtra už ešte tiež takisto nie sú je bol bola bolo boli bude môže možno musí všetci mnoho niektorí každý iný
			ďalší potom nakoniec navyše napriek áno akoby akokoľvek aký aká aké akonáhle ani asi avšak až bohužiaľ buď by celý celá cez chceme
			čím často časť čiže čoho čoskoro čoraz ďalej ďalšia ďalšie dávno dokonca dokým dosiaľ druhá druhý druhé dva dve hlavný hneď
			hocikto iba im inak iná iné iní inokedy inde jeden jedna jedno jednak jemu jednoducho každá každé kam kdekoľvek kdesi kedy keby kedysi keďže
			koho koľko komu konečne koncom krátko ktokoľvek kým ktorého ktorí len lebo lenže ľudia má majú málo mám máme medzitým menej mi miesto
			mimo mimochodom mnohé mnohí mohol moja moje mu musíme nadto najčastejšie najmä najprv najskôr najviac najväčší nakoľko nás naopak napokon
			napríklad následne našťastie nebol nebola nech nechajte nejde nemá nemôže nemožno nepochybne neskôr netreba nevie než niečo niekde niekedy
			niekoľko niekto niektoré nič nijako nik nikde nikdy nikto no nová nové nový oba obaja obe občas odkedy odvtedy okolo okrem opäť opačne
			osobitne ostatní ostatné paradoxne päť pokiaľ podobne pomerne pomocou ponad popri potrebné posledný poslednú pozor práve pravda pravdaže
			pravdepodobne preč predovšetkým predsa predtým presne pričom približne prípadne príliš prirodzene pritom prvá prvé prvý psí rád radšej
			roku rovnako s sa sama samozrejme samotný seba si síce skoro skôr skutočne sme snáď som spolu spočiatku stále stačí stredom štyri svoju
			takže takáto taká také takmer takto takzvaný tej tesne tisíce tohto toho tomu totiž treba tri trocha tvoj tvrdí tým týchto týmto určite
			uvedené väčšina väčšinou vás veď vedľa veľa veľmi vlani vlastne von vôbec vraj vrátane všade všetko všetka vždy vyše začiatkom zas
			zase zatiaľ zato zdá zjavne znova znovu zrejme zvlášť zvyčajne žiadny žiaľ žiadna`,
		months: `januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra`,
		lettered: `vitamín vitamínu typ typu skupina skupiny trieda hepatitída plán časť vitamíny kapitola kapitole kapitoly strana strane strany číslo čísle
			čísla obrázok obrázku tabuľka tabuľke bod bode krok kroku verzia verzii oddiel príloha prílohe úroveň odsek článok článku`,
		reporting: `povedal povedala opýtal spýtal zvolal odpovedal`,
		small:     true,
		ordinals:  true,
		inverted:  true,
	})
})
