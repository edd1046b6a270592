package segment

import "sync"

var romanian = sync.OnceValue(func() *profile {
	return compile("ro", data{
		never: `dl dna dra d-l d-na d-ra dr prof conf lect ing arh av ec mr gen col lt cpt maj sf pr prot acad ex de.ex v cf cca aprox resp incl excl
			bd str cal sos șos jud com mun sect nr.crt engl fr germ lat trad red așaz`,
		loose: `etc ș.a ș.a.m.d s.a.m.d ș.cl`,
		maybe: `î.hr d.hr î.e.n e.n a.m p.m s.a s.r.l s.c inc ltd co jr mil mld lei tel fax ed vol sec ore
			ian febr feb mart apr iun iul aug sept sep oct nov noiem dec lu ma mi jo vi sâ du al`,
		numbered: `nr art alin lit pag p pp fig tab cap vol pct par anexa bl sc et ap t`,
		starters: `el ea ei ele eu tu noi voi acest această aceste acești acel acea acele un o unii unele în la pe de din cu fără pentru prin spre despre după
			înainte între sub peste către contra și dar sau însă iar dacă când cum că să deoarece unde ce cine care cât deși așa aici acolo acum azi
			ieri mâine nu da este sunt era erau a au fost va vor poate trebuie toți toate mulți multe fiecare alți altul apoi totuși astfel deci`,
		months:    `ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie`,
		lettered:  `vitamina vitaminei tip tipul grupa clasa hepatita anexa`,
		reporting: `spuse zise întrebă strigă răspunse`,
		inverted:  true,
	})
})
