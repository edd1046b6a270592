package segment

import "sync"

var norwegian = sync.OnceValue(func() *profile {
	return compile("nb", data{
		never: `hr frk dr prof adv ing cand f.eks feks bl.a d.v.s dvs ca cirka inkl ekskl evt iflg ifm jf jfr mht pga vedr m.h.t p.g.a t.o.m f.o.m m.a.o s.k
			hhv sml gml tidl nåv tilsv utg overs oppr eng lat avd st sgt kapt alm p.t pr maks ang såk `,
		loose: `osv etc o.l m.m m.v mv mm m.fl mfl o.a`,
		maybe: `kr a.m p.m co inc ltd jr sr a.s asa f.kr e.kr fvt evt mill mrd tlf tel u.s u.s.a
			jan feb mar apr jun jul aug sep sept okt nov des man tir tirs ons tor tors fre lør søn ml min`,
		numbered: `nr s p kap pkt art fig tab bd bind vol kl § ledd litra vedl avsn stk`,
		starters: `den det de en et ei denne dette disse han hun vi jeg du dere man der her hans hennes deres vår våre min mitt mine sin sitt på ved med av fra til for
			om over under etter før mot uten gjennom mellom siden ifølge tross hos i og men eller så da når hvis fordi selv mens som at hvor hvorfor hvordan
			hva hvem hvilken hvilke nå også ikke ingen alle mange noen andre begge hver senere først deretter derfor dessuten likevel imidlertid kanskje ja nei
			er var har hadde blir ble kan vil skal må`,
		months:    `januar februar mars april mai juni juli august september oktober november desember jan feb mar apr jun jul aug sep sept okt nov des`,
		lettered:  `vitamin vitaminer type gruppe klasse hepatitt plan vedlegg del fase`,
		reporting: `sa sier spurte spør ropte svarte`,
		small:     true,
		ordinals:  true,
		inverted:  true,
	})
})
