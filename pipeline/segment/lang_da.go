package segment

import "sync"

var danish = sync.OnceValue(func() *profile {
	return compile("da", data{
		never: `hr frk dr prof adv ing mag cand stud lic jf jvf f.eks fx bl.a d.v.s dvs ca cirka inkl ekskl evt iflg ift mht pga vedr vha m.h.t p.gr.a v.h.a
			mfl m.fl hhv sml gl ndr nedenn ovenn pt p.t tilsv udg overs opr eng lat kbh d f.v.t e.v.t sct skt st kapt sgt akk alm pr s.u t.o.m o.lign`,
		loose: `osv etc o.l o.lgn m.m m.v mv mm o.a`,
		maybe: `kr a.m p.m co inc ltd jr sr aps a.s kl.s u.s u.s.a e.u e.kr f.kr min sek mio mia tlf tel ugtl mdr
			jan feb mar apr jun jul aug sep sept okt nov dec man tir tirs ons tor tors fre lør søn ml`,
		numbered: `nr s p kap afsn afd stk pkt art fig tab bd bind vol kl nr.s sp § litra bilag`,
		starters: `den det de en et denne dette disse han hun vi jeg du i man der her hans hendes deres vores min mit mine sin sit din dit
			på ved med af fra til for om over under efter før mod uden gennem mellem siden ifølge trods hos
			og men eller så da når hvis fordi selvom mens som at hvor hvorfor hvordan hvad hvem hvilken hvilke
			nu også ikke ingen alle mange nogle andre begge hver i dag senere først derefter derfor desuden dog imidlertid måske ja nej
			er var har havde bliver blev kan vil skal må lad`,
		months:    `januar februar marts april maj juni juli august september oktober november december jan feb mar apr jun jul aug sep sept okt nov dec`,
		lettered:  `vitamin vitaminer type gruppe klasse hepatitis plan bilag del fase`,
		reporting: `sagde siger spurgte spørger råbte svarede`,
		ordinals:  true,
		inverted:  true,
	})
})
