package segment

import "sync"

var spanish = sync.OnceValue(func() *profile {
	return compile("es", data{
		never: `sr sra sres sras srta srtas d dña dr dra dres dras prof profa lic ing arq abg mtro mtra gral cnel tte cap cmdte almte mons pbro fr sto sta p.ej ej
			v.gr vs vid aprox máx mín ca coord dir trad exc excmo excma ilmo ilma ud uds vd vds q.e.p.d s.m ss.mm av avda pza urb esq dto Hble Hno Hna Hnos Hnas
			Fdo Fdez Rdo Rdz Rguez Glez Gzlez Hdez Mtnez Mz Mª Ma Pdte Pdta Presb R.P R.M Rvdo Rvda Rvdmo S.A.R S.M SS.AA S.E Sdad Sgto Sto Sta Sub Tcnel Tte Vdo
			Vda Vicepdte alfz alm brig cte cptán cmte comte insp sargto intdte atte afmo affmo bco blvr calz carr ctra clle cll cra kra nac pje prol plta pta pto
			ptda psje rbla trva trav izq izqda dcha edif admón admdor arqto art.cit aux ayte ayto bibliot bto bta cía cent cfr cit col.lat comp conf cont cpde
			dat dec def dib dim diag dipl discip ed.lit etim excl fasc fem gob gr hist ib íd ídem il ilustr imp imprn ind inst intr introd inv jurisp lat lit loc
			masc mat med min.jus mit mod ms mss mús n.b n.del.e n.del.t neg obs op ord orig pág.s párrf part pl post prep pral pres prod pról pron prov psic
			ptas q.b.s.m q.d.g q.s.g.h reg rel repr rev salv s.n ss s.s subj sup suj supl symb teol tr univ.aut usu v.a v.b v.e v.g v.i var vol.s vulg zool ingl
			franc ital Mt`,
		loose: `etc`,
		maybe: `al ibid op.cit loc.cit a.c d.c a.m p.m s.a s.l s.a.u s.r.l c.v cía ltda inc co corp hnos ee.uu ff.aa rr.hh cc.oo jj.oo u.s u.s.a jr tel teléf ext
			depto dpto apdo hab seg hr hrs bibl univ inst fac admón ene feb abr jun jul ago sept set oct nov dic lun mié jue vie sáb dom adj adv sing e.u.a
			ee.uu.a r.d p.d p.s p.p p.o d.n.i c.i.f n.i.f c.p p.v.p r.a.e u.e o.n.u o.m.s n.y d.f s.c s.coop s.en.c ptas pts km kms cm mm kg kgs lb m l lt lts ltrs
			segs cc cms mts hs hz khz mhz ghz vto vta dto dtos cta cte fact f.c.e ntra ntro ss.ss j.c c.c pl`,
		numbered: `n nro núm núms no p pp pág págs art arts fig figs tab vol vols t cap caps sec secc párr ap lám f ff c col v apdo apart cláus cód disp ep epígr
			exp fol folio gráf inc lib lín mod ord párrf párrs pte res reg tít tom tomo tratado vers vid mar dom`,
		starters: `el la los las lo un una unos unas este esta estos estas ese esa esos esas aquel aquella esto eso él ella ellos ellas yo tú usted ustedes nosotros se
			me te nos le les su sus mi mis tu tus nuestro nuestra en de del al a por para con sin sobre entre desde hasta según tras durante ante bajo contra
			hacia mediante y e o u pero sino aunque porque si cuando como mientras donde ya pues entonces además también asimismo embargo no sí qué quién
			cómo cuándo dónde cuál que hay es son era fue fueron ha han había está están todo todos toda todas algunos algunas muchos muchas otro otra otros
			otras cada ningún ninguna así luego después antes ahora hoy ayer mañana aquí allí allá finalmente primero segundo tal tampoco incluso solo sólo
			más menos actualmente acaso adelante ahí algo alguien algún alguna alrededor ambos ambas anteriormente apenas arriba aun aún basta bien buena
			buenos cabe casi cerca cierto claro conforme considerando consiguiente contrariamente cualquier cualquiera cuáles cuántos cuanto cuatro debajo debe
			debido delante demás demasiado dentro deprisa detrás dicho dicha dichos dichas dos doña don efectivamente ejemplo entretanto especialmente excepto
			existe existen frente fuera generalmente gracias gran hace hacen hacía inmediatamente inicialmente jamás junto lejos mal mayor medio mejor miles
			mismo mucha mucho muy nada nadie naturalmente ni nuestros nuestras nuevamente nunca numerosos ojalá parece parte particularmente pasado pese poca poco
			pocos pocas posiblemente posteriormente precisamente previamente primera primeros principalmente probablemente pronto próximo puede pueden puesto
			quiénes quienes quien quizá quizás realmente recientemente respecto sea será seguramente ser siempre similar simplemente siquiera sobretodo sola
			solamente suele tan tanto tantos tarde tener tenemos tiene tienen tercero tercera todavía tres último última únicamente usualmente va varias varios
			vaya vea veces voy señor señora estamos somos eran hubo haber`,
		lettered: `vitamina vitaminas tipo grupo clase hepatitis plan anexo parte sección categoría nivel fase opción punto`,
		longest:  6,
		months:   `enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre`,
	})
})
