package segment

import "sync"

var hungarian = sync.OnceValue(func() *profile {
	return compile("hu", data{
		never: `dr id ifj özv prof mr stb.i ún pl vö ld kb ill ti lat ném ang fr or szerk ford főszerk szül gen ezr alez őrgy szds hdgy szt st kft.i vál biz ny
			Dr Prof Id Ifj Özv Szt adm állattan ált arab arch art.s ausztr bel besz biol bölcs.dr bp bszt cikkszám csill dec.s dem dk dny doc dr.h.c dr.-né
			dr.jur egyh em.s eng ens érd építőmüv erd esz ev ev.s évh fam fb fels filoz fiz földr főisk főv fszla fv g.y gazd geol gör hangj hg hiv ind.s
			int ir irod isk it izr jelz jk k.m.f kat kém kf kir kisk kiv kp körny közg közl közp kr krt.s ktg kül lh lt ltn lvt m.h m.sz me megj megv mjr
			mm.s műsz műv mt n.b nagyk nat nb ns nov.s nr ny.á o.m okl olv op orsz oszt p.h pf pj pol prof.em pság pu r.k rk röv rtg s.k s.t stb.s szerz szfv
			szig szla szn szoc szül.s szv tc tf tisztv tkp törv tszf tudom tul tvr ty vb.s vegy vh vm vv zrínyi zs`,
		loose: `stb etc`,
		maybe: `kft bt zrt nyrt rt inc ltd co jr sz u krt tér ker em fsz tel i.e i.sz kr.e kr.u sec perc mrd db jan febr márc ápr máj jún júl aug szept okt nov
			dec k sze cs p szo v du d.u d.e m.p f.é f.h f.hó hó i.h cm km kg mm dkg kcal l ft eft mft mio usd eur fax pl.s ph.d ca u.a p.m`,
		numbered: `old o § bek fej köt sz áb ábra tábl vol no pont évf jegyz lj §-a al bekezd cikk fsz fejj fok főe hrsz ker kézir lakás lev mell ogy oldal par
			sor sz.ú szám szt.s t tétel törv.s ut út.s vers tv tvr`,
		starters: `a az ez egy ő ők én te mi ti ezek azok ezt azt ennek annak itt ott most akkor így úgy mert ha amikor hogy mivel bár ahogy és de vagy azonban
			tehát ezért viszont pedig is nem nincs van volt lesz lehet kell minden sok néhány más egyes mindkét ki mit miért hol hogyan mikor melyik ma
			tegnap holnap később először végül továbbá ugyanakkor talán igen abban abból addig ahhoz ahol ahogyan ahonnan ahová akár akárcsak aki akik
			alapvetően alatt általában amely amelyek amelyet ami amik amint amíg amúgy annál annyira arra arról azaz azért aztán azután azzal azóta
			azokat azoknak azon azonnal bárki bármely bármi be belül benne bizony bizonyára bizonyos biztosan csak csaknem csupán dacára ebben ebből eddig
			egyáltalán egyébként egyedül egyetlen egyik egymás egyre egyrészt egyszer egyszerűen együtt ehelyett ehhez ekkor elég eleinte ellenben
			ellenére elmondta előbb előtt előtte emellett emiatt ennél ennyi erre erről errefelé esetleg éppen ettől évente évek évtizedek ezen ezután
			ezzel ezáltal ezúttal fel felett feltehetően folyamán folyamatosan főként főleg gyakorlatilag gyakran hiába hiszen habár hamarosan hanem
			háromszor hasonló hasonlóan ház helyette hirtelen hogyha holott honnan hová hozzá hozzátette hát ide idén időnként igaz igazából ilyen
			ilyenkor immár inkább innen ismét ismeretes itthon jelenleg jó jól jövőre kedves képes késő kétségtelen kezdetben kicsi kis kit korábban
			kora között köztük közben közel közvetlenül külön különben különböző különösen láthatóan leg legalább legfeljebb leginkább
			legtöbb le lényegében liten már magyar magyarországon majd majdnem még meg mégis megint megjegyzendő mellett mellette merre mely melyek mennyi
			messze miatt mialatt miközben mikorra milyen mindaz mindannyian mindeddig mindegyik mindenekelőtt mindenesetre mindenki mindez mindig mindössze
			mintegy mintha mióta miután mondta mostanában mostantól múlt mögött nagy nagyjából nagyobb nagyon ne néha néhányan négy nehéz nekem neki
			nekünk nélkül nemcsak nemrég nemrégiben nincsenek noha nos nyilván nyilvánvaló olyan olykor onnan óta öt összesen őket önálló persze
			például pár pont pontosan ráadásul rajta rendszerint részben rögtön saját se sehol sem senki semmi sokan sokkal sokszor sose soha sokféle
			számára számos szerencsére szerint szintén szinte szóval tavaly továbbra többek többnyire többször többé tudjuk tulajdonképpen túl ugyan
			ugyancsak ugyanez ugyanis ugyanígy új újabb újra ultimately után utána utoljára utóbb utóbbi vagyis vajon való valójában valahol valaki
			valami valamint valószínűleg valamennyi valamikor vele velünk vég végezetül végig végre végső világos viszonylag vissza volna voltak
			voltaképpen úgyhogy úgynevezett ugye űrhajó`,
		months: `január február március április május június július augusztus szeptember október november december
			januárban februárban márciusban áprilisban májusban júniusban júliusban augusztusban szeptemberben októberben novemberben decemberben
			januári februári márciusi áprilisi májusi júniusi júliusi augusztusi szeptemberi októberi novemberi decemberi`,
		lettered:  `vitamin típus típusú csoport osztály hepatitis fejezet oldal pont ábra táblázat verzió lépés szint szám száma rész bekezdés változat`,
		reporting: `mondta kérdezte kiáltotta felelte`,
		small:     true,
		ordinals:  true,
		inverted:  true,
	})
})
