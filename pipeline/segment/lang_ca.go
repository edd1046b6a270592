package segment

import "sync"

var catalan = sync.OnceValue(func() *profile {
	return compile("ca", data{
		never: `sr sra srs sres srta dr dra drs dres prof profa il·lm il·lma il·lms excm excma hble hbles mgfc rev mons st sta sts fr gral cnel tte Ma Mn Mr Mrs Pg
			Av Avgda Ctra Pl Ptge Rbla Urb p.ex ex p.e cf vg v.g vs aprox apr màx mín ca c.a coord coords dir trad ed.cit adj admin ajunt art.cit assoc bibl biol
			cast cat conf cons dept dipl doc.núm dpt edif enc esc esq dta fem masc fil fís geogr geol gràf gram hist ind inf inst introd jur ling lit loc llic
			mat med mil mod mús nàut obs orig parr pral pref prov psicol pub quím ref rel res.núm sing subj sup tel.fix tècn teol univ zool alem angl esp
			franc ital llat port fra imp impr impren il ing arq adv bto fdo Cap`,
		loose: `etc`,
		maybe: `al ibid op.cit a.c d.c a.m p.m s.a s.l s.c.c.l c.b c.p d.n.i n.i.f u.e o.n.u ee.uu e.u.a jj.oo rr.hh ff.aa inc co cia ltda hab tel telf fax ext ed eds
			gen febr abr jul ag set oct nov des dl dt dc dj dv ds dg h hs min seg s m km kms cm mm kg kgs g l ml ha long ampl alç m.s n.m aC dC j.c`,
		numbered: `n núm núms nr no p pp pàg pàgs art arts fig figs tab taul vol vols t cap caps sec secc par ap làm f ff col cols s ss v vv bloc esc pis apt apartat
			annex doc lín nota`,
		units: `m km cm mm kg g h l`,
		starters: `el la els les l un una uns unes lo los en na aquest aquesta aquests aquestes aquell aquella aquells aquelles això allò ell ella ells elles jo tu
			nosaltres vosaltres vostè vostès es s em m et t ens us se li hi ho ne n al als del dels pel pels a de d amb per sense sobre entre des fins segons
			durant després abans davant contra cap vers mitjançant malgrat i o però sinó ni que què qui quin quina quins quines quan com on mentre perquè ja
			si doncs llavors aleshores també tampoc així ara avui ahir demà aquí allà tot tota tots totes molt molta molts moltes alguns algunes altre altra
			altres cada cadascun ningú res no sí és són era eren va van ha han havia hauria pot poden cal fa té tenen està estan finalment primer segon
			endemés tanmateix nogensmenys encara només gairebé potser segurament probablement actualment normalment generalment seu seva seus seves meu meva
			nostre nostra gràcies segle any dos dues tres mai sempre sovint quasi tant tal bona bon gran nou nova donat atès respecte vegeu`,
		lettered:  `vitamina vitamines tipus grup classe hepatitis pla annex part secció categoria nivell fase opció punt variable felip alfons carles pere`,
		reporting: `digué va dir respongué preguntà`,
		longest:   6,
		months:    `gener febrer març abril maig juny juliol agost setembre octubre novembre desembre`,
	})
})
