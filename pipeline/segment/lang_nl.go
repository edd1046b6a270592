package segment

import "sync"

var dutch = sync.OnceValue(func() *profile {
	return compile("nl", data{
		never: `dhr mevr mw mej dr drs prof ir ing mr bc hr hoogl d.w.z d.m.v m.b.t m.b.v m.i.v m.a.w m.n n.a.v o.a o.l.v o.m i.p.v i.t.t i.v.m i.h.b i.c t.a.v t.b.v
			t.g.v t.n.v t.o.v t.w z.g zgn zg resp incl excl ca bijv bv vgl cf i.e jl l.s plv alg geb gebr gen kol lt kap maj sgt st ds pr m.u.v a.h.w w.o vnl nl
			b.v.d u.a afk aanw afb afd afz alf amer anat anon arch artt avr betr bijz bisd boekw bott cal centr chin cie coll comp cons cont corr cult curs d.d d.i
			dagt dec derg dgl dial dipl diss dld distr dln dpt dtsd duitsl e.d e.g eerw egypt eig eigenl elektr etc etym excell fol fr frl gebrs geh genr geogr
			geol geref germ gez godsd gr hds hist hs hss i.a i.d i.g i.m.v i.p i.s.m i.z inb inst inv inz isr ital jap jhr jkvr jonkh jur k.k.k kath kb koopl
			koninkl lat leerl letterk lett lib litt m.a.p m.e m.e.a m.h.o m.h.v m.o m.u mbt mech medew meerv mgr misc mnd mss muz mvr n.d n.h n.l nagel nedl nieuwt
			o.b.v o.d o.g.v o.i.d o.l o.t.t o.t.v o.v o.v.t o.v.v onb onr ontl oorspr opg opl opm opp orig overl p.c p.e p.g p.k p.l.v p.o pag plm priv prov proz
			psych qq r.k rer russ s.j s.l s.n s.s scheik secr sign spec spell spoorw stoomv subs syn t.e.m t.h.v t.p t.t.v t.v.v taalk techn tegenw telec theol
			toep toez tsjech u.b u.d uitdr uitg uitsl univ v.d v.h v.l.n.r v.m v.r.n.l v.t v.v vakl verm vermoed verz vlgs vnw vol.n voorl voorm voorn vorr wdb
			werkw wetensch wisk wnd wtsch z.a z.d z.h z.i z.o z.o.z z.s.m zelfst`,
		loose: `enz etc e.d e.a e.v`,
		maybe: `n.v b.v v.o.f c.v inc ltd co nv jr sr a.d n.chr v.chr n.o.t a.u.b s.v.p m p.p p.j p.m p.st p.u p.w tel t.m jan feb mrt apr jun jul aug sept sep okt nov
			dec ma di wo vr za min sec mln mld vnw voorz secr u.s u.s.a p.a p.d k.m.a m.a.v.o n.b p.o.box s.s.t.t t.z.t u.v ph.d b.a m.a m.sc b.sc ll.m a.m d.c d.d
			euro eur km cm mm kg ha st stk mio milj dgn wk mnd mw dhr h.k.h z.k.h z.m s.d.p.a o.p.m v.z.w vzw bvba b.v.b.a bv Co`,
		numbered: `nr nrs no blz pag p pp art afb fig tab par hfdst hst h dl deel vol jrg bijl lid sub ev f ff st aant`,
		starters: `de het een die dat deze dit hij zij ze wij we ik je jij u jullie men er hun zijn haar mijn ons onze uw in op aan bij met van voor uit door over na naar
			om te tot tussen tegen onder zonder volgens sinds tijdens wegens binnen en maar of want dus als wanneer toen omdat hoewel terwijl zodat indien daarom
			daarna dan daar hier waar wie wat welke hoe waarom nu ook nog niet geen wel al alle veel sommige enkele andere beide elke ieder iedere vandaag gisteren
			morgen later eerst verder echter bovendien daarnaast toch misschien ja nee is was waren heeft hebben had wordt werd kan zal zou moet mag aangezien
			achter afgezien allebei alleen allen allereerst alsof althans anderen anderzijds andersom behalve beneden bijna binnenkort boven bovenal buiten daarbij
			daarbuiten daardoor daarentegen daarin daarmee daarop daarover daartoe daaruit daarvan daarvoor dankzij degene degenen dergelijke desondanks deels der
			des destijds dichtbij diens doch doordat dezelfde drie duizenden dikwijls eenmaal eens eerder eerste eigenlijk eind elders elkaar enerzijds enig enkel
			ergens etcetera even evenals eveneens evenmin eventueel evenwel gaan gedurende geheel gelijk gelukkig gezien gewoon ginds graag hadden heel hen hebt
			hem herhaaldelijk hetzelfde hetgeen hierbij hierdoor hierin hiermee hierna hierop hiervan hiervoor honderden hoeveel hopelijk iedereen iemand iets
			immers inclusief inderdaad ineens ingevolge inmiddels integendeel intussen jammer jarenlang juist kijk klaarblijkelijk komt kortom kunnen kun laat
			laatst langs langzaam liever maak meer meest meestal mijne mits mocht mogelijk mogen momenteel moeten naarmate naast namelijk nauwelijks nergens net
			niemand niets niettemin nieuw nieuwe noch nochtans nogal nooit nou normaal normaliter nuttig ofwel ofschoon ondanks ondertussen ongeacht ongetwijfeld
			ongeveer onlangs onmiddellijk onderaan oorspronkelijk opeens opnieuw opvallend overal overigens omstreeks omtrent partij per plotseling pas precies qua
			recent rond rondom ruim samen samengevat schijnbaar sedert sindsdien slechts soms sommigen soortgelijke spoedig steeds stel straks tamelijk ten
			tenminste tenzij terug terecht tevens tegelijk tegelijkertijd tegenover tegenwoordig ter tevoren thans tijdig toenmalig totdat trouwens twee
			uiteindelijk uiteraard uitgezonderd vaak vanaf vandaar vanuit vanwege vele velen verre verscheidene vermoedelijk vervolgens via vier vlak vijf vooral
			vooraf voorafgaand voordat vooralsnog voornamelijk voorheen vorig vorige vrij vrijwel vroeger waarbij waardoor waarin waarmee waarop waarvan waarvoor
			weer weinig weldra weleens werden wiens wil willen worden zeer zeker zelden zelf zelfs zes zeven zich ziet zoals zodoende zodra zo zolang zouden zowel
			zulke zullen`,
		months: `januari februari maart april mei juni juli augustus september oktober november december`,
		lettered: `vitamine vitamines type groep klasse hepatitis plan bijlage deel fase hoofdstuk paragraaf nummer punt stap versie pagina tabel figuur artikel groepen
			categorie model team lijn`,
		reporting: `zei zegt vroeg vraagt riep antwoordde fluisterde`,
		inverted:  true,
	})
})
