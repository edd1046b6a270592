package segment

import "sync"

var polish = sync.OnceValue(func() *profile {
	return compile("pl", data{
		never: `np tzn tzw m.in ww wg por zob ok św bł ks bp abp kard dr prof hab inż mgr lek doc red
			gen płk mjr kpt ppłk sierż ul al os im pow woj gm tj cyt tłum oprac jw pt ur zm
			ang łac niem fr ros gr wł hiszp franc prawd ewent ewtl`,
		loose: `itd itp etc`,
		maybe: `i.in in r w n.e p.n.e cd cdn godz min sek tys mln mld zł szt tel faks
			sp z.o.o s.a s.c sp.z.o.o sp.j sp.k inc ltd co jr al ibid
			stycz lut mar kwiec czerw lip sierp wrzes paźdz list grudz pn wt śr czw sob niedz `,
		numbered: `m nr nry s str ss t tom rys tab art ust pkt par § poz rozdz zał cz zesz vol no fig wyd`,
		starters: `ten ta to te ci tamten on ona ono oni one my wy ja ty jego jej ich nasz nasza mój swój
			w we na po z ze do od dla za przy u bez pod nad między przez przed według o
			i a ale lub albo oraz jednak jeśli jeżeli gdy kiedy jak że żeby aby gdzie dlaczego kto co który która które choć
			ponieważ dlatego więc tak tam tu tutaj wtedy teraz dziś dzisiaj wczoraj jutro już jeszcze także też również
			nie są jest był była było byli będzie może można trzeba wszystkie wszyscy wiele wielu niektóre każdy inne inny
			potem następnie wreszcie po pierwsze ponadto poza tylko nawet się`,
		lettered: `witamina witaminy typ typu grupa grupy klasa klasy plan część rozdział`,
		dated:    `r`,
		months:   `stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia`,
		ordinals: true,
	})
})
