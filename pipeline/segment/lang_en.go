package segment

import "sync"

var english = sync.OnceValue(func() *profile { return compile("en", englishData) })

var englishData = data{
	never: `mr mrs ms messrs mx dr drs prof rev hon fr gen col maj capt cmdr lt sgt cpl pvt adm gov sen rep pres Supt Insp Det Amb Msgr Mt Ft St Ste e.g i.e cf viz
			vs ca esp incl excl resp aka a.k.a c.f q.v eds Mss Mdm Mme Mx Atty Asst Assoc Dep Comdr Lieut Brig Bvt Ens Pfc Spc Fr Rt Bp Abp Pte Sra Srta Hble
			orig.ed pron`,
	loose: `etc`,
	maybe: `inc ltd co corp bros llc l.l.c plc gmbh pty jr sr esq ph.d m.d b.a m.a b.sc m.sc d.phil ll.b al ibid a.m p.m u.s u.k e.u u.s.a u.s.s.r d.c b.c a.d
			b.c.e c.e dept univ assn assoc inst est ave blvd rd hwy sq bldg apt mfg mgr intl natl govt ed abbr adj adv orig suppl ser tel ext min max avg std temp
			hr hrs mins yr yrs wk wks lb lbs oz ft cu sp spp var subsp gal qt mph rpm Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs
			Fri Sat Calif Mass Penn Tex Wash Ariz Colo Conn Fla Ill Ind Kan Mich Minn Miss Mo Neb Nev Okla Ore Tenn Va Vt Wis Wyo l.p ltda pte a.g b.v n.v s.a
			s.p.a s.r.l k.k oy ab dds d.d.s d.v.m d.o j.d ed.d r.n m.p m.b.a m.p.h b.s m.s b.eng m.eng a.b viz n.b p.s r.i.p r.s.v.p u.n e.s.t p.s.t g.m.t a.k.a St
			Rd Ave Blvd Ln Pkwy Pl Sq Ct Ter Expy Hwy Bldg Apt dist comm cttee hosp Ala Del Dak Ky La Md N.C N.D N.H N.J N.M N.Y S.C S.D R.I W.Va Ont Que Alta Sask
			Nfld B.C Aust N.Z yd yds tsp tbsp pt kg km cm mm mg ml hz khz mhz ghz kwh kcal approx incl misc repr trans transl Thur`,
	numbered: `no nos nr fig figs eq eqs eqn eqns p pp pg vol vols ch chap chaps sec secs sect art arts app tab tbl para paras par pt pts ref refs ex exs ver v c l ll
			n nn op bk div ext lot rm s ss cl reg Ps Gen Ex Lev Deut Josh Sam Kgs Chron Matt Mk Lk Jn Rom Cor Gal Eph Phil Col Thess Tim Heb Jas Pet Rev loc locs
			cat ser suppl fasc fol fols f ff pls plt prop thm lem cor def sch stat amdt cf col cols rule bks ed edn`,
	starters: `mr mrs ms the a an this that these those it its he she they we you his her their our your my i there here then thus therefore however moreover
			furthermore meanwhile nevertheless nonetheless otherwise in on at by for from with without within to of as after before during since until while when
			where why how what who whose which if although though because unless once whether and but or so yet nor some many most all both each every any few
			several one two three another other others such no not is are was were do does did can could will would should may might must have has had let please
			today yesterday tomorrow now later finally first second third also even still only just according despite instead maybe perhaps yes between among under
			over through about against like unlike given being came come early earlier elsewhere eventually everyone everything except fewer following former
			getting give go good great having hence indeed initially inside interestingly last late likewise little long looking much nearly neither never next
			nobody none nothing notably nowadays often ours out outside overall own particularly people possibly previously probably quite rather recently same
			scientists researchers shortly similarly simply sometimes soon subsequently sure surely than thanks them themselves thousands throughout till together
			toward towards twice typically unfortunately fortunately up upon using usually various very via well whatever whenever whereas wherever whichever
			whoever whole`,
	lettered: `vitamin vitamins plan type class group hepatitis figure appendix section category grade part option exhibit phase table panel schedule model team level
			influenza point side room row step question answer gate study cohort arm factor protein strain variant serotype immunoglobulin line letter drug
			compound sample`,
	reporting: `said says asked replied shouted cried whispered answered exclaimed added called yelled muttered
		explained continued insisted laughed screamed demanded wondered wrote`,
	pronoun: `I`,
	longest: 5,
}
