package segment

import "sync"

var italian = sync.OnceValue(func() *profile {
	return compile("it", data{
		never: `sig sigg sig.ra sig.na sig.re dott dott.ssa dr prof prof.ssa avv ing arch geom rag sen mons gen cap ten magg ss st p.es es ad.es cfr vd v.di vs ca
			a.k.a f.lli egr gent spett ill.mo preg chiar Sig Sigg Dr Dott Arc Cav Comm Gr.Uff Uff Rag Geom Prof Proff Avv Ing Arch Dir Amm Pres Min Proc Not Pref
			Sac Mons Card Don Ecc S.E S.S S.A.R s.ten serg mar.llo brig app gen.le amm.rio on.le v.c v.pres seg segr vice.dir resp.le reg assess cons a.c.p anat
			agg.ne amb amer ant app.to approx arald archeol arit art.cit assoc astr avv.to biol chim chir comp cong cont cosid cd cit coop crit c.d c.s c.so c.ti
			c.to corr.te corr deriv dial dimin dip.to dist disp docum ecc.mo ed.cit econ ediz edil elettr escl estens estr f.to fam farm ferr fig.te fil filol
			filos fis fot fr franc fs gent.mo gent.ma geogr geol giorn giur gr gramm idraul ibid id imp imper indef indic ind.le ing.le ingl inter intr introd inv
			isp ist.to ital lat lett.re ling loc lug.te mat mecc med metall meteor milit min.le mod mus naz n.b neg neol num.le obl ogg op orig p.c p.e p.f p.i p.t
			p.v part pl plur polit pop port pos pref.to prep pr prep.ne priv prov.le prof.le psic psicol pubbl pubblic qlc qlcu rag.re rec rel relig rep.to rif rip
			rom rus s.d s.l s.t s.v sc sc.nat scient scol sdr seg.te sen.le serv sig.le simb sin sost spec spett.le spreg st.to stat stor suff sup superl sviz tecn
			ted teol tipogr topogr trad tr trib ufficio.le univ.tà us usc v.le var ven veter vol.ne volg zool On`,
		loose: `ecc etc`,
		maybe: `al ibid op.cit a.c d.c a.m p.m s.p.a s.r.l s.n.c s.a soc inc ltd co jr u.s u.s.a u.e o.n.u tel cell fax ed edd dip univ ist prov v.le p.za p.zza c.so
			int feb mar apr mag giu lug ago sett ott nov dic lun mart merc gio ven sab dom agg sing plur s.a.s s.a.p.a s.coop coop.soc s.s p.iva c.f c.a.p c.p
			o.m.s p.c.c cm km kg mm m l lt ml gr sec sec.ri min q.li mq mc mln mld e.c n.d.r n.d.t p.s p.es max`,
		numbered: `n nn nr num p pp pag pagg art artt fig figg tab tav vol voll cap capp sez par co comma lett all sent t f ff c v allg cfr.art cpv disp es fasc fg fgl
			foglio inc lib lin ms mss ord part pos prot punto quad reg sch tabb tavv tit tom mar lun mer`,
		starters: `il lo la i gli le l un uno una questo questa questi queste quello quella quelli quelle ciò egli ella esso essa essi lui lei loro io tu noi voi si mi
			ti ci vi in nel nello nella nei negli nelle a al allo alla ai agli alle di del dello della dei degli delle da dal dallo dalla con su sul sulla per tra
			fra senza dopo prima durante secondo contro verso fino e ed ma o però perché se quando come mentre dove poiché anche ancora già così quindi dunque
			inoltre infatti tuttavia non sì no che chi cosa quale quali quanto c è sono era erano ha hanno fu tutto tutti tutte molti molte alcuni alcune ogni
			nessun nessuno altro altri altre poi infine oggi ieri domani ora qui lì solo suo sua suoi sue abbiamo ad adesso affinché ah alcuno allora alquanto
			ambedue anzi appena appunto assieme attraverso attualmente avendo avere basta bene benché certamente certo chiunque ciascuno cioè circa col comunque
			considerato credo dai dalle davanti davvero dell dentro dietro diversamente dovunque due eccetto ecco essendo essere ex fin finché finora forse fuori
			generalmente giacché gran grazie hai ho immediatamente improvvisamente inizialmente insieme insomma intanto intorno invece laddove lungo mai malgrado
			meglio meno mia mie miei mio moltissimi moltissime molto naturalmente né neanche nell nemmeno neppure nessuna niente nonostante nostra nostri nostro
			nulla nuovamente nuovi od oltre onde oppure ormai ossia ovunque ovviamente pare particolarmente perciò perfino piuttosto più pochi poco possono
			potrebbe primo probabilmente proprio può purché pure purtroppo qua qualche qualcosa qualcuno qualora qualsiasi qualunque quasi quattro quell quest
			recentemente rispetto salvo sarà sarebbe sebbene seconda sei sembra semplicemente sempre senz siamo siccome sicché siete signor signora simile
			solamente solitamente soltanto soprattutto sotto sovente spesso stando stanno sta successivamente sugli sui sull sulle sullo subito tale tali talvolta
			tanti tanto tranne tre troppo tuo tutta tuttora ulteriore ulteriormente vari varie verrà viene vengono vostra vuole`,
		lettered: `vitamina vitamine tipo gruppo classe epatite piano allegato parte sezione categoria livello fase opzione punto`,
		months:   `gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre`,
	})
})
