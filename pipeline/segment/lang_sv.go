package segment

import "sync"

var swedish = sync.OnceValue(func() *profile {
	return compile("sv", data{
		never: `hr frk dr prof ing adj lic jur tekn t.ex d.v.s dvs s.k bl.a ca cirka inkl exkl ev jfr jmf enl ang p.g.a m.h.t m.a.o f.d f.ö o.d.s t.o.m f.r.o.m fr.o.m
			resp eg eng lat vanl anm utg övers urspr s:t s:ta gen kapt överste löjtn kungl obs a.a adv amn anm.n anv artd avd avl avr a.ra b.la bibl biol bitr
			bm boktr byggn civ.ing civ.ek dep d.ä d.y d.m dir disp diss distr div dnr e.d e.l e.o ekon eldyl elektr etc.d f.a f.m f.o.m fam ff.s ffg fg fig.r
			fil.dr fil.kand fil.lic fil.mag fm fortf frv fö föreg förf förk förl försvarsm gymn hebr hist ibid ikv inb ing.h inst instr inv ital jur.kand
			jur.dr kap.r kem kl.ass kvm ltn leg m.fl.s m.m.s m.s.b m.v.h matem med.dr med.lic medv milit mån ndr nedanst nl nov.s nuv nämnd o.a o.d.e o.s.a ob.s
			okt.m omkr ordf osv.s p.s plur poss prep prof.em prot psyk publ r.c red.s repr ret rev rkd räkn s.a s.a.s s.d s.g.s s.o sekr serg sg sjukh sk skol-m
			slutn sthlm stud subst suppl särtr t.d.s t.f t.v t.h t.o.r tel.nr teol tidn tills.v trol tvl u.a u.d u.p.a ungd univ uppg uppl.s utb utf utv v.g v.d
			vard vb vol.s vv vä zool ö.g ö.h övr Prof Hr Fr Doc Tekn Fil Jur S:t S:ta Kungl Sr`,
		loose: `osv o.s.v etc m.m m.fl o.d o.dyl`,
		maybe: `kr a.m p.m co inc ltd jr sr ab a.b hb f.kr e.kr f.v.t e.v.t milj mdr mkr tkr tel tfn tim u.s u.s.a jan feb mar apr jun jul aug sep sept okt nov dec
			mån tis ons tor tors fre lör sön st ml kap.v bil forts art.nr kol orig ref prel ff pers kg km m cm mm tr mil vol v kl o.k bitr e.u f.n ph.d vd-ass
			cl mrd skr dl`,
		numbered: `nr s sid p kap avsn art fig tab bd vol kl st pkt bil § avd mom ang.s anm bl blad dnr ex fol forts jfr.s kol lag mål not nrr paragr pkt.r pos prop
			punkt ref rf ser sektion sfs sidd sp ss spår stycke tabell tfn v vers §§ år.nr`,
		starters: `den det de en ett denna detta dessa han hon hen vi jag du ni man där här hans hennes deras vår min mitt sin sitt på vid med av från till för om
			över under efter före mot utan genom mellan sedan enligt trots hos i och men eller så då när eftersom medan som att var varför hur vad vem vilken
			vilka nu också inte ingen alla många några andra båda varje idag senare först därefter därför dessutom dock emellertid kanske ja nej är har
			hade blir blev kan vill ska skall måste får aldrig allt alltid alltmer alltså annars antalet antingen bakom bara bland blott borde bortsett bättre
			början bör dels denne detsamma dig din dina ditt dittills dom därav därifrån därigenom därmed därpå därtill därutöver egentligen endast
			enbart ens ettårig exempelvis faktiskt fanns fast fastän finns fem fler flera flesta folk fortfarande fram framför framförallt framtill frågan
			fyra få följande följaktligen förra förutom ger gick givetvis god gör går ha haft heller hela helt henne hittills hoppas hundratals huruvida
			huvudsakligen häri härigenom hög ibland icke ifall igen igår in inför innan inom inget ingenting inklusive innanför intill istället jo jämfört
			kanhända knappast kommer kort kring kunde kvar liksom likaså lite länge långt lär människor mer mera mest mig minst mycket möjligen ned nedan
			nog normalt numera nuvarande ny nya nyligen nära nästa nästan någon någonsin något ofta oftast omkring oss ovan oavsett plötsligt precis redan
			rent respektive resten runt samma sammanfattningsvis sammanlagt samt samtidigt sedermera senast ser ses sex sig sina sista själv sju självklart
			snarare snart sannolikt speciellt stora strax stundom större sådan sådana sådant således särskilt säkert tack tidigare tillsammans titta tog tre
			tror troligen tusentals två tyvärr tänk ungefär ursprungligen ut utanför utöver vanligen vanligtvis vare varifrån vars varpå vart verkligen via
			vidare vilket visserligen viss vissa visst väl väldigt våra vårt vore ändå ännu även åt återigen å övrigt övriga överallt`,
		months: `januari februari mars april maj juni juli augusti september oktober november december`,
		lettered: `vitamin vitaminer typ grupp klass hepatit plan bilaga del fas kapitel sida sidan avsnitt nummer punkt version tabell figur artikel steg nivå gruppen
			klassen linje kategori`,
		reporting: `sade sa säger frågade frågar ropade svarade`,
		inverted:  true,
	})
})
