package segment

import "sync"

var slovak = sync.OnceValue(func() *profile {
	return compile("sk", data{
		never: `p pí sl mudr judr phdr rndr paeddr ing mgr bc doc prof dr csc arch akad plk gen mjr kpt por
			napr tzv tj t.j tzn t.z mj príp resp cca vrát vyd porov pozn prekl skr angl nem lat gréc slov čes
			sv ml nám ul najm event obr odd doslov pôv hl kol bl riad okr býv z.z s.a.j`,
		loose: `atď apod ap etc a.i a.pod`,
		maybe: `s.r.o a.s v.o.s k.s spol o.z n.o n.l pred.n.l kr hod min sek tis mil mld tel fax inc ltd co jr r
			jan feb mar apr máj jún júl aug sept okt nov dec po ut st št pi so ne`,
		numbered: `č čís str s ods par § čl obr tab kap zv diel roč vol bod písm príl zb`,
		starters: `ten tá to tí tie tento táto toto títo on ona ono oni my vy ja jeho jej ich náš naša naše môj svoj
			v vo na po z zo do od k ku o pre pri u bez pod nad medzi pred podľa počas kvôli
			a i aj ale alebo však pretože keď ak aby že ako kde prečo kto čo ktorý ktorá ktoré hoci preto teda tak tam tu
			teraz dnes včera zajtra už ešte tiež takisto nie sú je bol bola bolo boli bude môže možno musí
			všetci mnoho niektorí každý iný ďalší potom nakoniec navyše napriek áno`,
		months:    `januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra`,
		lettered:  `vitamín vitamínu typ typu skupina skupiny trieda hepatitída plán časť`,
		reporting: `povedal povedala opýtal spýtal zvolal odpovedal`,
		ordinals:  true,
		inverted:  true,
	})
})
