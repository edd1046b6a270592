package segment

import "sync"

var romanian = sync.OnceValue(func() *profile {
	return compile("ro", data{
		never: `dl dna dra d-l d-na d-ra dr prof conf lect ing arh av ec mr gen col lt cpt maj sf pr prot acad ex de.ex v cf cca aprox resp incl excl bd str cal sos
			șos jud com mun sect nr.crt engl fr germ lat trad red așaz Dl Dna Dra Dr Prof Conf Lect Ing Arh Av Gen Col Mr Cpt Lt Sf Pr Acad Mons adj adv alb amer
			anat ap ard arheol art.cit asoc astr atm b.c bibl biol biserr bul bulg c.f c.m.m c.r cap.de chim cons conv corp.com ctitor d.c d.e d.h d.p.d.v dpdv
			dos.nr dvs dumv dv d-nei d-lui ecl ed.cit etim etnogr exc f.f fam fil filoz fiz fig.cit franc geogr geol geom gov gr gram hot i.e ibid id il ilustr imp
			inf înalt prea.sf înv înt ist ital jur lg lit m.ap.n magh mat max med mil min.ed mitr mold ms mss n.a n.b n.n n.r n.tr nec neol obs op orig ort p.a
			p.c p.f p.t p.v par.1 pcf pers pict pl preot prep preș pron prov ps pt publ reg rel rep rev rus s.n s.s s.v săpt sc scr sec.al secr sen sg sing sinon
			sr subl subst suf sup suprav supl șef tehn tel.mobil teol tg tit tr tur ucr univ us v.c var vb vs zool Dlui Dnei leg cap șamd`,
		loose: `etc ș.a ș.a.m.d s.a.m.d ș.cl ş.a ş.a.m.d ş.c.l ș.c.l șcl şamd șamd`,
		maybe: `î.hr d.hr î.e.n e.n a.m p.m s.a s.r.l s.c inc ltd co jr mil mld lei tel fax ed vol sec ore ian febr feb mart apr iun iul aug sept sep oct nov noiem
			dec lu ma mi jo vi sâ du al d.c î.c î.h d.h i.h s.u.a b.c.r m.ap.n u.e a.c o.n.u n.a.t.o r.a r.p.r r.s.r p.f.a i.i ș.c.l ş.c.l ş.a.m.d ş.a km m
			cm mm kg g l ha min mii eur usd ph.d loc tva c.p o.p prof.univ m.o h`,
		numbered: `nr art alin lit pag p pp fig tab cap vol pct par anexa bl sc et ap t al anex apart bloc camera cod corp desen dos ex fasc f f.n fila foaia hg hot lg
			leg legea lib linia lot m.o ms nrc nota o.g o.u.g og ord oug parag planșa poz pt r reg rez schema secț seria st șed tabel tom ṭ vers vs z`,
		starters: `el ea ei ele eu tu noi voi acest această aceste acești acel acea acele un o unii unele în la pe de din cu fără pentru prin spre despre după
			înainte între sub peste către contra și dar sau însă iar dacă când cum că să deoarece unde ce cine care cât deși așa aici acolo acum azi
			ieri mâine nu da este sunt era erau a au fost va vor poate trebuie toți toate mulți multe fiecare alți altul apoi totuși astfel deci abia acasă
			aceasta aceea aceeași aceia acela acelea același aceștia acestea acestui acestei acestor adesea adevărat adică ah ai aidoma alături alte alții
			altfel alta altădată ambele ambii anterior anul aproape apropo ar are aș asemenea asta astăzi asupra atât atâta atunci auzi avea avem având
			aveți baza bine bineînțeles bună ca cam câte câteva câți câțiva cea ceea cei cel cele celălalt celelalte chiar ci cineva cinci circa ciudat
			cumva curând dat datorită daca deasupra decât dedesubt deja deloc deocamdată deodată deopotrivă departe desigur devine devreme diferite dincolo
			direct doi doar domnul doamna două drept dumneavoastră exact există evident fapt fi fie fiecărui fiind fiindcă foarte fosta fostul frecvent
			grație ia iată iarăși îi îl împotriva împreună înapoi înăuntru încă încât îndată îndeosebi însuși întâi întotdeauna întrucât
			într își îți jos lângă le li loc lor lui luni mă mai majoritatea mare marea mea mereu meu mii mie mine mi mulțumită multă mult nici
			niciodată nicio nimeni nimic niște noastră nostru nouă noua noul numai numeroase numeroși oamenii oare obișnuit odată odinioară ok om ori
			oricare oricine oricum oriunde orice pare parțial păi pană până par patru pesemne poți pot practic prea precum precis primul prima primele
			principalul probabil profesorul proprii prost puțin puțini rar recent restul s sa se sigur singur sunteți suntem spune sus tale tatăl târziu te
			timp tot totdeauna total totodată totul trei ulterior ultima ultimele ultimul undeva unei uneori unui unul unora urmează vă vei veni vezi vine
			voastră vom vorba vreo vreodată vreun zece zi zice zilnic zeci șase știe șapte țara`,
		months:    `ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie`,
		lettered:  `vitamina vitaminei tip tipul grupa clasa hepatita anexa`,
		reporting: `spuse zise întrebă strigă răspunse`,
		inverted:  true,
	})
})
