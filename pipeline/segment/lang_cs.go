package segment

import "sync"

var czech = sync.OnceValue(func() *profile {
	return compile("cs", data{
		never: ` pí sl mudr judr phdr rndr paeddr ing mgr bc doc prof dr csc arch akad plk gen mjr kpt por npor
			např tzv tj tzn mj popř případ resp cca vč vyd srov viz pozn překl zkr angl něm lat řec slov čes
			st sv ml nám ul tř bř zejm zvl event ev obr odd dosl pův hl apod.o kol bl ředit odp okr býv`,
		loose: `atd apod aj etc atp`,
		maybe: `s.r.o a.s v.o.s k.s spol o.p.s n.l př.n.l př.kr po.kr kč hod min sek tis mil mld tel fax el inc ltd co jr r
			led ún bř dub kvě čer červ srp zář říj lis pros po út st čt pá so ne p`,
		numbered: `č čís str s odst par § čl obr tab kap sv díl roč vol bod písm př příl sb`,
		starters: `ten ta to ti ty tento tato toto tyto on ona ono oni my vy já jeho její jejich náš naše můj svůj
			v ve na po z ze do od k ke o pro při u bez pod nad mezi před podle během kvůli
			a i ale nebo však protože když pokud jestliže aby že jak kde proč kdo co který která které ačkoli proto tedy tak tam tady zde
			nyní teď dnes včera zítra už ještě také rovněž ne není jsou je byl byla bylo byli bude může lze musí
			všichni mnoho někteří každý jiný další potom poté nakonec navíc přesto možná ano`,
		months:    `ledna února března dubna května června července srpna září října listopadu prosince`,
		lettered:  `vitamin vitamín vitaminu typ typu skupina skupiny třída hepatitida plán část`,
		reporting: `řekl řekla zeptal zeptala zvolal odpověděl`,
		ordinals:  true,
		inverted:  true,
	})
})
