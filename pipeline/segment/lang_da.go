package segment

import "sync"

var danish = sync.OnceValue(func() *profile {
	return compile("da", data{
		never: `hr frk dr prof adv ing mag cand stud lic jf jvf f.eks fx bl.a d.v.s dvs ca cirka inkl ekskl evt iflg ift mht pga vedr vha m.h.t p.gr.a v.h.a mfl m.fl
			hhv sml gl ndr nedenn ovenn pt p.t tilsv udg overs opr eng lat kbh d f.v.t e.v.t sct skt st kapt sgt akk alm pr s.u t.o.m o.lign adj adm adr afg afl
			afs afsl agt ang anm arkæol att bet bibl biol betegn bhk cf chr civ.ing diam dial diss distr div d.æ d.y eg egl ejd eks eksp emer endv etnol etym fhv
			flg fys f.o.m g.m gdr geogr geol germ gnsn grdl grl gym henv hj hlr hovedp ib ibid innb inst instr iht insp jap jur kand kem kgl kgs kld kons kst kvm
			lb lekt litt lign ltn m.a.o m.b.t m.h.p m.h.s m.i m.p m.p.p medd medl mill modt mods nederl nedst n.å n.br n.n ngl nl nuv o.a.m o.fl o.m.a obl obs
			omkr omr opl orig osfr overf p.k p.pr p.p.m p.s p.v p.v.a pct pens pgf plur poss pr.f præs præt psyk q.v resp s.d s.d.s s.k s.m s.m.s sbst sedv sekr
			serg simpl sing skr sksk skuesp skæ slutn spørg stud.jur subj subst suff suppl sædv sønderj tdl tekn teol term tids tilh tosp u.a u.c u.m.a uaft
			udb udd udt uegl ugtl vejl vestj vh æ.a økon Hr Fr Frk Dr Skt Sct Chr Fred Joh`,
		loose: `osv etc o.l o.lgn m.m m.v mv mm o.a`,
		maybe: `kr a.m p.m co inc ltd jr sr aps a.s kl.s u.s u.s.a e.u e.kr f.kr min sek mio mia tlf tel ugtl mdr jan feb mar apr jun jul aug sep sept okt nov dec tir
			tirs ons tor tors fre lør søn ml mrd tkr kg km m cm mm l mvh tsd e.m f.m v.m.h ph.d cand cpr tilh moms stk dkk dkr ll sen p.s i/s k/s a/s s.m.b.a
			amba smba md t`,
		numbered: `nr s p kap afsn afd stk pkt art fig tab bd bind vol kl nr.s sp § litra bilag afs anm bk bil ex fol jf kol lb lbnr linje matr matr.nr note p.nr pag pl
			pos punkt reg sag ser sidste st str tavle vers vejl`,
		starters: `den det de en et denne dette disse han hun vi jeg du i man der her hans hendes deres vores min mit mine sin sit din dit på ved med af fra til for om
			over under efter før mod uden gennem mellem siden ifølge trods hos og men eller så da når hvis fordi selvom mens som at hvor hvorfor hvordan hvad
			hvem hvilken hvilke nu også ikke ingen alle mange nogle andre begge hver dag senere først derefter derfor desuden dog imidlertid måske ja nej er var
			har havde bliver blev kan vil skal må lad adskillige aldrig alene alligevel allerede alt altid altså andet anden både bedre blot blandt bagefter
			bare bortset dagen dels deraf derfra derimod dermed derved desværre efterhånden efterfølgende egentlig ej ellers endelig endnu endvidere engang
			enkelte enten ethvert faktisk fem fire flere folk forholdsvis formentlig forresten forudsat fortsat foruden frem følgelig få får ganske generelt
			grundet gør går gå ham have heldigvis hele hellere henover hende hen hermed herefter heraf herudover hidtil hverken hvilket hvornår hvorefter
			hvorimod igen igennem imens imellem imod inden indtil ingenting især it jeres jo jævnligt kom kommer kort kun kunne kære langs langt lige ligesom
			ligeledes lidt mangler medmindre meget mere mest midt mig mindre mindst muligvis mødet naturligvis nemlig nogen nogensinde noget nok normalt ny nye
			nær næppe næsten nævnes næste ofte omkring omtrent op opad oprindeligt os overfor oven pludselig praktisk rundt samlet samme sammen samt samtidig
			samtidigt sandsynligvis se selv selvfølgelig senest sidste sig sikkert sjældent skulle snart sommetider sådan således særligt tak ti tidligere
			tilmed tilsyneladende to tre tværtimod ud uanset udover uheldigvis undervejs undtagen vedrørende ville virkelig vis være været yderligere
			øjeblikkeligt hr fru frk`,
		months: `januar februar marts april maj juni juli august september oktober november december jan feb mar apr jun jul aug sep sept okt nov dec`,
		lettered: `vitamin vitaminer type gruppe klasse hepatitis plan bilag del fase kapitel side afsnit nummer punkt version tabel figur artikel trin niveau gruppen
			klassen linje kategori`,
		reporting: `sagde siger spurgte spørger råbte svarede`,
		small:     true,
		pronoun:   `I`,
		ordinals:  true,
		inverted:  true,
	})
})
