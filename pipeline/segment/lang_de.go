package segment

import "sync"

var german = sync.OnceValue(func() *profile {
	return compile("de", data{
		never: `dr hr fr frl prof dipl ing phil jur rer nat habil hd st dres z.b z.t z.zt d.h d.i i.d.r i.s.d u.a u.ä u.u o.ä o.g s.o s.u v.a v.u.z m.e m.w i.a i.v
			i.h.v bzw vgl ggf evtl ca inkl exkl einschl zzgl abzgl sog bspw beispielsw insb insbes ugs ehem geb gest verh kgl allg bes bzgl betr entspr hrsg zit
			versch urspr lat engl franz griech amerik dt frz ital span mind ungef jew gem lt mio mrd tsd zw spez bez stellv vet med h.c fa u.co dr.h.c phys chem
			theol pharm iur oec resp hl hll kath evang ev.-luth röm allgem gesetzl staatl städt bundesw ehrenamtl bezügl betreff gegr gepr ges gleichz hpts
			hrsgg hist inh jüd langj männl weibl mdl schriftl möbl nachf näml nördl südl östl westl öff österr schweiz russ poln tschech ung türk chin
			jap hebr dän schwed norw niederl prot reg rückw sogen spätest stellvertr techn theoret tägl jährl monatl wöchentl stündl überw umg übers
			überarb unbest unverh unvollst urk veröff verm vollst vorauss vorl vormitt wiss zahlr zeitgen ziv zool o.dgl s.a s.d u.u.u v.l.n.r z.hd z.hdn z.z
			i.w.s i.e.s i.e i.h.d i.j i.s i.ü m.a.w m.v n.b o.a o.b.d.a o.e o.j o.o p.a r.k s.e s.g s.s s.z sen sr jr b.a b.sc m.sc d.j Hr Hrn Fr Frl Mme Mr Mrs
			Ms Mag OStR StR RA Dipl Ing Min Bgm Abg Gen Lt Oblt Hptm Maj Kpt Kap Präs Vors Sekr Kfm Verw`,
		maybe: `usw etc u.s.w u.v.m u.v.a.m u.dgl ff f a.d n.chr v.chr gmbh ag co inc ltd e.v e.k al s.a str pl jh jhd jhdt std stdn sek tel abt abk adr anm aufl ausg
			beil d.j d.m d.ä j.ä i.r jan feb febr mär mrz apr jun jul aug sep sept okt nov dez mo di mi do sa qm u.s d.c u.s.a verf verl zus u.ff d u.a.m o.k
			v.u.z n.u.z u.s.f u.ä o.g ffm bhf hbf ebf ztr ztg gebr u.co co.kg e.g e.v.i.g mbh ohg kgaa ug stg ggmbh euro dm mrd mio tsd st stck pf min km cm kg ha
			qkm cbm ps kw mwst inkl.mwst fax mobil geb gest fr max`,
		numbered: `nr nrn abs art abb abschn kap s sp tab bd bde hft heft § rn rdnr rz ziff lfd buchst anl bl fn aufl vers jg h lit no fig vol p pp bsp gl kl doppelbd dr
			erg fnr lief pos randnr rdn tz z zf tf formel ex aussch ausg jhrg pkt abt abth bild taf tafel artt`,
		starters: `der die das dem den des ein eine einer eines einem einen dieser diese dieses diesem diesen jener jene er sie es wir ich ihr du man sein seine ihre
			ihren unser unsere mein meine kein keine in im an am auf aus bei beim mit nach seit von vom zu zum zur für durch gegen ohne um über unter vor
			während wegen trotz wenn als weil da dass ob obwohl nachdem bevor sobald damit und aber oder doch denn sondern so dann danach dort hier heute gestern
			morgen jetzt nun auch noch nur schon bereits außerdem zudem daher deshalb deswegen allerdings jedoch dennoch trotzdem zunächst zuerst schließlich
			später dabei dafür dagegen darauf darum daran was wer wie wo warum wann welche welcher welches alle viele einige manche mehrere beide jeder jede
			jedes andere ist sind war waren hat haben wird werden kann können ja nein nicht laut gemäß bis nachts anschließend insgesamt sollte sollten muss
			müssen darf bitte sehr ansonsten anders angesichts anstatt anhand aufgrund bald besonders bislang bisher dadurch damals daraus darin darüber darunter
			davon dazu demnach derzeit derselbe deren dessen dies diejenigen ebenfalls ebenso eigentlich einerseits einmal endlich entweder erst erstens etwa falls
			fast ferner folglich früher ganz gegenüber gerade gibt grundsätzlich hierbei hierfür hiermit hierzu hin hingegen ihm immer immerhin indem
			inzwischen innerhalb irgendwann je jedenfalls jeweils jemand kaum letztlich lediglich mal mancher manchmal mehr meist meistens mittlerweile
			möglicherweise nämlich natürlich neben nebenbei nie niemand obgleich offenbar oft ohnehin rund samt seither seitdem selbst selten sodass sofern
			sogar solche solange somit sonst soweit sowie sowohl statt stattdessen tatsächlich teilweise überhaupt übrigens umso unterdessen vermutlich
			vielleicht vielmehr viel völlig voraussichtlich vorher wahrscheinlich weder weiter weitere weiterhin wenig wenige wenngleich weshalb weswegen wieder
			wiederum wirklich wobei wohl wodurch zeitweise ziemlich zugleich zuletzt zumal zumindest zurück zusätzlich zusammen zuvor zwar zwei drei vier fünf
			zwischen herr frau nichts etwas jenes aller allein alles beispielsweise`,
		months: `januar jänner februar märz april mai juni juli august september oktober november dezember
			jan feb mär apr jun jul aug sep sept okt nov dez`,
		lettered:  `vitamin vitamine typ gruppe klasse hepatitis plan anlage anhang teil abschnitt stufe punkt variante kategorie phase`,
		reporting: `sagte sagt fragte fragt rief ruft antwortete antwortet schrie flüsterte meinte meint erwiderte erklärte`,
		suffixes:  []string{"str"},
		ordinals:  true,
		inverted:  true,
	})
})
