package segment

import "sync"

var norwegian = sync.OnceValue(func() *profile {
	return compile("nb", data{
		never: `hr frk dr prof adv ing cand f.eks feks bl.a d.v.s dvs ca cirka inkl ekskl evt iflg ifm jf jfr mht pga vedr m.h.t p.g.a t.o.m f.o.m m.a.o s.k hhv sml
			gml tidl nåv tilsv utg overs oppr eng lat avd st sgt kapt alm p.t pr maks ang såk adj adm adr adv.fullm afg anm ant avg avl bet bibl biol bl cand.mag
			cand.philol chr civ.ing d.d d.e d.y d.æ dat.avd disp diss distr div dok.s dr.philos e.l eg egl eks eksp f.a f.h.v f.n.r f.t.v ff.s fhv forf forh fork
			forts fys fv.s fylk fylkesm g.nr geogr geol gnr hist ib ibid inb innb inst.ved instr ital iht jur kem kgl kl.s kvm lb ldr leg lekt lærl m.b.t m.d
			m.h.s m.v.h mask.ing med.dr milit min.s mfl mva m.o.h n.br n.o ndf nedenn nordn nåm o.d o.fl o.h o.s.a obl obs ordf p.a.v p.b.v p.m.s pkt.s plur
			pos.adr prep prof.em prot psyk pst publ r.a ref.nr repr resp s.a s.d s.m sekr sfm sg siv.ing siv.øk skr slutn sosialantr sr.adv st.meld st.prp stip
			stud subst sup suppl s.å t.d t.h t.o.r t.v tekn teol term tilf tr.heim u.a u.off univ utb utd utt v.br v.h.a v.d v.g.s v.h vedk vgs vid zool øk østl
			årg årh Hr Fr Frk Dr St Chr Joh`,
		loose: `osv etc o.l m.m m.v mv mm m.fl mfl o.a`,
		maybe: `kr a.m p.m co inc ltd jr sr a.s asa f.kr e.kr fvt evt mill mrd tlf tel u.s u.s.a jan feb mar apr jun jul aug sep sept okt nov des tir tirs ons tor tors
			fre lør søn ml min kg km m cm mm l mva mnok tkr mnd stk pst prof.dr ph.d o.k inkl.mva off e.l.s sen vol sek t`,
		numbered: `nr s p kap pkt art fig tab bd bind vol kl § ledd litra vedl avsn stk anm avd bm bnr bok fig.s fol gnr inst innst jfr kol lnr matr nota ot.prp post r
			reg rt saksnr ser sms sp ss st str tbl tb tit u v vers art.nr`,
		starters: `den det de en et ei denne dette disse han hun vi jeg du dere man der her hans hennes deres vår våre min mitt mine sin sitt på ved med av fra til for
			om over under etter før mot uten gjennom mellom siden ifølge tross hos i og men eller så da når hvis fordi selv mens som at hvor hvorfor hvordan
			hva hvem hvilken hvilke nå også ikke ingen alle mange noen andre begge hver senere først deretter derfor dessuten likevel imidlertid kanskje ja nei
			er var har hadde blir ble kan vil skal må adskillige aldri alene allerede allikevel alt alltid altså annet annen bak bare best blant bortsett bra
			dagens dels derfra derimod derimot dermed derpå dersom dertil desto dessverre dit dog dvs e eg egentlig ellers endelig endog ennå enda ene enkelte
			enten etterpå ettersom faktisk fem fire flere flest folk foran foreløpig forhåpentligvis forresten fortsatt forut forutsatt fram framfor fremdeles
			første få følgelig ganske generelt gjerne god gud grunnet går ha ham hele heldigvis hell hende henne heretter hermed herved hit hittil hundrevis
			hverken hvert hvilket hvorvidt høst igjen igjennom imens imellom imot inn innen inntil innenfor ingenting især istedenfor jo jevnlig kom kommer kort
			kun kunne langs langt like likeledes liksom litt lenge mer mest midt mindre minst muligens mye måtte naturligvis nemlig noe noensinne nok normalt
			nylig nye nær nesten nestn neste ofte omkring omtrent opp opprinnelig oss ovenfor overfor per plutselig rett rundt samlet samme sammen samt samtidig
			sannsynligvis sa se seg selvfølgelig sent senest sist siste sikkert sjelden skulle slik slike snart sommetider spesielt stadig stor store straks
			således sær særlig takk tidligere tilmed tilsynelatende to tre trolig trass tusenvis tvert uansett underveis unntatt ut utenfor utover vedrørende
			vel veldig verken vanligvis vant via ville virkelig viss visse være ytterligere øyeblikkelig åpenbart å`,
		months: `januar februar mars april mai juni juli august september oktober november desember jan feb mar apr jun jul aug sep sept okt nov des`,
		lettered: `vitamin vitaminer type gruppe klasse hepatitt plan vedlegg del fase kapittel kapitlet side siden avsnitt nummer punkt versjon tabell figur artikkel
			trinn nivå gruppen klassen linje kategori er`,
		reporting: `sa sier spurte spør ropte svarte`,
		small:     true,
		ordinals:  true,
		inverted:  true,
	})
})
