package segment

import "sync"

var italian = sync.OnceValue(func() *profile {
	return compile("it", data{
		never: `sig sigg sig.ra sig.na sig.re dott dott.ssa dr prof prof.ssa avv ing arch geom rag on sen mons gen col cap ten magg com
			 ss st p.es es ad.es cfr vd v.di vs ca max min a.k.a f.lli egr gent spett ill.mo preg chiar`,
		loose: `ecc etc`,
		maybe: `al ibid op.cit a.c d.c a.m p.m s.p.a s.r.l s.n.c s.a soc inc ltd co jr u.s u.s.a u.e o.n.u
			tel cell fax ed edd dip univ ist prov v.le p.za p.zza c.so int
			 feb mar apr mag giu lug ago set sett ott nov dic lun mart merc gio ven sab dom agg sing plur`,
		numbered: `n nn nr num p pp pag pagg art artt fig figg tab tav vol voll cap capp sez par co comma lett all sent t f ff c v`,
		starters: `il lo la i gli le l un uno una questo questa questi queste quello quella quelli quelle ciò
			egli ella esso essa essi lui lei loro io tu noi voi si mi ti ci vi
			in nel nello nella nei negli nelle a al allo alla ai agli alle di del dello della dei degli delle da dal dallo dalla
			con su sul sulla per tra fra senza dopo prima durante secondo contro verso fino
			e ed ma o però perché se quando come mentre dove poiché anche ancora già così quindi dunque inoltre infatti tuttavia
			non sì no che chi cosa quale quali quanto c è sono era erano ha hanno fu tutto tutti tutte molti molte alcuni alcune
			ogni nessun nessuno altro altri altre poi infine oggi ieri domani ora qui lì solo suo sua suoi sue`,
		lettered: `vitamina vitamine tipo gruppo classe epatite piano allegato parte sezione categoria livello fase opzione punto`,
		months:   `gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre`,
	})
})
