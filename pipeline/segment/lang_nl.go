package segment

import "sync"

var dutch = sync.OnceValue(func() *profile {
	return compile("nl", data{
		never: `dhr mevr mw mej dr drs prof ir ing mr bc hr hoogl
			d.w.z d.m.v m.b.t m.b.v m.i.v m.a.w m.n n.a.v o.a o.l.v o.m i.p.v i.t.t i.v.m i.h.b i.c t.a.v t.b.v t.g.v t.n.v t.o.v t.w z.g zgn zg resp incl excl ca 
			bijv bv vgl cf i.e jl l.s plv alg geb gebr gen kol lt kap maj sgt st ds pr m.u.v a.h.w w.o vnl nl b.v.d u.a afk aanw`,
		loose: `enz etc e.d e.a e.v`,
		maybe: `n.v b.v v.o.f c.v inc ltd co nv jr sr a.d n.chr v.chr n.o.t a.u.b s.v.p m p.p p.j p.m p.st p.u p.w tel t.m
			jan feb mrt apr jun jul aug sept sep okt nov dec ma di wo do vr za zo min sec mln mld vnw voorz secr red u.s u.s.a`,
		numbered: `nr nrs no blz pag p pp art afb fig tab par hfdst hst h dl deel vol jrg bijl lid sub ev f ff st aant`,
		starters: `de het een die dat deze dit hij zij ze wij we ik je jij u jullie men er hun zijn haar mijn ons onze uw
			in op aan bij met van voor uit door over na naar om te tot tussen tegen onder zonder volgens sinds tijdens wegens binnen
			en maar of want dus als wanneer toen omdat hoewel terwijl zodat indien daarom daarna dan daar hier waar wie wat welke hoe waarom
			nu ook nog niet geen wel al alle veel sommige enkele andere beide elke ieder iedere vandaag gisteren morgen later eerst
			verder echter bovendien daarnaast toch misschien ja nee is was zijn waren heeft hebben had wordt werd kan zal zou moet mag`,
		months:    `januari februari maart april mei juni juli augustus september oktober november december`,
		lettered:  `vitamine vitamines type groep klasse hepatitis plan bijlage deel fase`,
		reporting: `zei zegt vroeg vraagt riep antwoordde fluisterde`,
		inverted:  true,
	})
})
