package segment

import "sync"

var polish = sync.OnceValue(func() *profile {
	return compile("pl", data{
		never: `np tzn tzw m.in ww wg por zob ok św bł ks bp abp kard dr prof hab inż mgr lek doc gen płk mjr kpt ppłk sierż ul al os pow woj gm tj cyt tłum
			oprac jw pt ur zm ang łac niem fr ros gr wł hiszp franc prawd ewent ewtl p pp pn pd oo br s.p bpa kl płd płn wsch zach wsp wym wzgl zach.-płd
			zob.też zwł żarg żart żegl ż.t św.p śp ś.p dot dypl dyr dyw eduk ekon elektr fin fil fiz fot geogr geol gł gram hab.inż hist hod ib ibid id
			ideol ilustr im.st inf isl isz jap jęz kan klas kol kom kośc kpr lekc lic lit mar med mech met min.in mjr.mar muz n.b nac nieof norw ob odc oddz ofic
			ogr orient osob ozn pat plut pod.red polit popr poz.lit pol.-ang przen przew przym przysł psych ps pseud pub płk.dypl rel rep rez rodz rozp rtm rum
			rys.tech rzym sat skr sł sp.z st.kpt staropol szer szt szwedz tech tel.kom teol ukr urz wet właśc woln współ współcz wyd.i wyr węg zast zdj zdr
			zewn zn zool zw żyd żeń Wł Stan Kaz Zb Tad St Fr Jerz Bol Mich Krz And Jan`,
		loose: `itd itp etc`,
		maybe: `i.in in r w n.e p.n.e cd cdn godz min sek tys mln mld zł szt tel faks sp z.o.o s.a s.c sp.z.o.o sp.j sp.k inc ltd jr al ibid stycz lut mar kwiec czerw
			lip sierp wrzes paźdz grudz pn wt śr czw sob niedz im proc mies tyg dł szer wys gr dag dkg dol eur gosp ha kl kol kwart lb lp mc mkr m.st m.ew nast
			nied odpow op per pkt płd płn pok przyp red str.intern sz tab tow ub ub.r br b.r bm ur wkr zam zb.t zest o.o j.w n.p.m p.p.m p.n.p o.k a.m p.m u.e
			u.s.a r.p ref h`,
		numbered: `m nr nry s str ss t tom rys tab art ust pkt par § poz rozdz zał cz zesz vol no fig wyd dz em il kat kol kr l lit lp mjr.nr ods okr op ozn p paragr pl
			poj pom por pp przyp r.nr rp ryc sekc stol st szp syg sygn tabl tel tyt ul.nr v wers wiersz wol ww załączn zd zes`,
		starters: `ten ta to te ci tamten on ona ono oni one my wy ja ty jego jej ich nasz nasza mój swój w we na po z ze do od dla za przy u bez pod nad między przez
			przed według o i a ale lub albo oraz jednak jeśli jeżeli gdy kiedy jak że żeby aby gdzie dlaczego kto co który która które choć ponieważ
			dlatego więc tak tam tu tutaj wtedy teraz dziś dzisiaj wczoraj jutro już jeszcze także też również nie są jest był była było byli będzie
			może można trzeba wszystkie wszyscy wiele wielu niektóre każdy inne inny potem następnie wreszcie pierwsze ponadto poza tylko nawet się ani aż
			bardzo będą będąc były bowiem bo brak być byłoby bywa cała całe cały chociaż chodzi ciągle czasami czasem czego czemu czy czyli czyja dalej
			dawniej dobrze dodatkowo dokładnie dopiero dopóki doprawdy dotychczas dość drugi druga drugie dwa dwie dwaj dużo dzięki gdyby gdyż gdziekolwiek
			główny główna generalnie ile ilekroć im inaczej inna inni innymi istnieje istnieją iż jakby jaki jaka jakie jako jakoś jakkolwiek jednakże
			jedna jedni jedno jednocześnie jedyny jeden jednym jemu jesteśmy jestem każda każde kiedyś kilka kilku kim kolejny kolejna kolejne koło konieczne
			którego których którzy ktoś ku lecz łącznie mają ma mamy mało miał miała mimo mniej mogą możliwe mówi mówiąc musi muszą moim naprawdę
			najpierw najczęściej najbardziej największy naprzeciw nasze natomiast następny nic nich nią nikt niemal niech niedawno niekiedy nieco niektórzy
			niestety niewiele nigdy nigdzie niby nim niż no nowe nowy nowa obaj obecnie oboje obok oczywiście odkąd odnośnie ogółem około oprócz oto owszem
			pan pani państwo pewnego pewien pewna pierwszy pierwsza podczas podobnie podobno ponad poniżej ponownie poprzez później powyżej pozostałe
			prawdopodobnie prawie prawda prócz przede przeciw przeciwnie przecież przykładem razem raz raczej rzeczywiście sam sama sami samo skąd skoro sobie
			spośród sporo sposób stąd stopniowo swoje szczególnie taka taki takie tego teoretycznie tuż tym tych tymczasem twój ubiegłego uwaga warto wasz
			wbrew wcześniej wewnątrz wkrótce wiadomo więcej większość właściwie właśnie wobec wokół wówczas wraz wspólnie wszelkie wszystko
			wszędzie wśród wtem wydaje wyjątkowo zamiast zanim zapewne zaraz zarówno zaś zatem zawsze zazwyczaj zgodnie znacznie znowu znów został została
			zostało zwłaszcza zwykle żaden żadna`,
		lettered: `witamina witaminy typ typu grupa grupy klasa klasy plan część rozdział`,
		dated:    `r`,
		months:   `stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia`,
		small:    true,
		ordinals: true,
	})
})
