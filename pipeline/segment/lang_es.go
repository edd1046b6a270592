package segment

import "sync"

var spanish = sync.OnceValue(func() *profile {
	return compile("es", data{
		never: `sr sra sres sras srta srtas d dña dr dra dres dras prof profa lic ing arq abg mtro mtra gral cnel tte cap cmdte almte
			mons pbro fr sto sta p.ej ej v.gr vs vid aprox máx mín ca coord dir trad exc excmo excma ilmo ilma ud uds vd vds
			q.e.p.d s.m ss.mm av avda pza urb esq dto `,
		loose: `etc`,
		maybe: `al ibid op.cit loc.cit a.c d.c a.m p.m s.a s.l s.a.u s.r.l c.v cía ltda inc co corp hnos
			ee.uu ff.aa rr.hh cc.oo jj.oo u.s u.s.a jr
			tel teléf ext depto dpto apdo hab seg hr hrs bibl univ inst fac admón
			ene feb abr jun jul ago sept set oct nov dic lun mié jue vie sáb dom adj adv sing`,
		numbered: `n nro núm núms no p pp pág págs art arts fig figs tab vol vols t cap caps sec secc párr ap lám f ff c col v`,
		starters: `el la los las lo un una unos unas este esta estos estas ese esa esos esas aquel aquella esto eso
			él ella ellos ellas yo tú usted ustedes nosotros se me te nos le les su sus mi mis tu tus nuestro nuestra
			en de del al a por para con sin sobre entre desde hasta según tras durante ante bajo contra hacia mediante
			y e o u pero sino aunque porque si cuando como mientras donde ya pues entonces además también asimismo sin embargo
			no sí qué quién cómo cuándo dónde cuál por qué que
			hay es son era fue fueron ha han había está están todo todos toda todas algunos algunas muchos muchas otro otra otros otras
			cada ningún ninguna así luego después antes ahora hoy ayer mañana aquí allí allá finalmente primero segundo
			tal tampoco incluso solo sólo más menos actualmente`,
		lettered: `vitamina vitaminas tipo grupo clase hepatitis plan anexo parte sección categoría nivel fase opción punto`,
		months:   `enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre`,
	})
})
