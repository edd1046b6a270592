package segment

import "sync"

var swedish = sync.OnceValue(func() *profile {
	return compile("sv", data{
		never: `hr frk dr prof ing adj lic jur tekn t.ex d.v.s dvs s.k bl.a ca cirka inkl exkl ev jfr jmf enl ang p.g.a m.h.t m.a.o f.d f.ö o.d.s t.o.m f.r.o.m fr.o.m
			resp eg eng lat vanl anm utg övers urspr s:t s:ta gen kapt överste löjtn kungl obs`,
		loose: `osv o.s.v etc m.m m.fl o.d o.dyl`,
		maybe: `kr a.m p.m co inc ltd jr sr ab a.b hb f.kr e.kr f.v.t e.v.t milj mdr mkr tkr tel tfn tim u.s u.s.a
			jan feb mar apr jun jul aug sep sept okt nov dec mån tis ons tor tors fre lör sön st ml`,
		numbered: `nr s sid p kap avsn art fig tab bd vol kl st pkt bil § avd mom`,
		starters: `den det de en ett denna detta dessa han hon hen vi jag du ni man där här hans hennes deras vår min mitt sin sitt på vid med av från till för om
			över under efter före mot utan genom mellan sedan enligt trots hos i och men eller så då när eftersom medan som att var varför hur vad vem vilken
			vilka nu också inte ingen alla många några andra båda varje idag senare först därefter därför dessutom dock emellertid kanske ja nej är har
			hade blir blev kan vill ska skall måste får`,
		months:    `januari februari mars april maj juni juli augusti september oktober november december`,
		lettered:  `vitamin vitaminer typ grupp klass hepatit plan bilaga del fas`,
		reporting: `sade sa säger frågade frågar ropade svarade`,
		inverted:  true,
	})
})
