package segment

import "sync"

var german = sync.OnceValue(func() *profile {
	return compile("de", data{
		never: `dr hr fr frl prof dipl ing med phil jur rer nat habil hd st dres mag
			z.b z.t z.zt d.h d.i i.d.r i.s.d u.a u.ä u.u o.ä o.g s.o s.u v.a v.u.z m.e m.w i.a i.v i.h.v
			bzw vgl ggf evtl ca inkl exkl einschl zzgl abzgl sog bspw beispielsw insb insbes ugs ehem
			geb gest verh kgl allg bes bzgl betr entspr hrsg zit versch urspr lat engl franz griech amerik dt frz ital span
			max min mind ungef jew gem lt mio mrd tsd zw spez bez stellv vet h.c fa u.co dr.h.c phys chem theol pharm iur oec ref resp`,
		maybe: `usw etc u.s.w u.v.m u.v.a.m u.dgl ff f a.d n.chr v.chr gmbh ag co inc ltd e.v e.k al s.a
			str pl jh jhd jhdt std stdn sek tel abt abk adr anm aufl ausg beil d.j d.m d.ä j.ä i.r
			jan feb febr mär mrz apr jun jul aug sep sept okt nov dez mo di mi do sa
			qm u.s d.c u.s.a verf verl zus u.ff d`,
		numbered: `nr nrn abs art abb abschn kap s sp tab bd bde hft heft § rn rdnr rz ziff lfd buchst anl bl
			fn aufl vers jg h lit no fig vol p pp`,
		starters: `der die das dem den des ein eine einer eines einem einen dieser diese dieses diesem diesen jener jene
			er sie es wir ich ihr du man sein seine ihre ihren unser unsere mein meine kein keine
			in im an am auf aus bei beim mit nach seit von vom zu zum zur für durch gegen ohne um über unter vor während wegen trotz
			wenn als weil da dass ob obwohl nachdem bevor sobald damit und aber oder doch denn sondern
			so dann danach dort hier heute gestern morgen jetzt nun auch noch nur schon bereits außerdem zudem daher deshalb
			deswegen allerdings jedoch dennoch trotzdem zunächst zuerst schließlich später dabei dafür dagegen darauf darum daran
			was wer wie wo warum wann welche welcher welches alle viele einige manche mehrere beide jeder jede jedes andere
			ist sind war waren hat haben wird werden kann können ja nein nicht laut gemäß bis nachts anschließend insgesamt
			sollte sollten muss müssen darf bitte sehr wir`,
		months: `januar jänner februar märz april mai juni juli august september oktober november dezember
			jan feb mär apr jun jul aug sep sept okt nov dez`,
		lettered:  `vitamin vitamine typ gruppe klasse hepatitis plan anlage anhang teil abschnitt stufe punkt variante kategorie phase`,
		reporting: `sagte sagt fragte fragt rief ruft antwortete antwortet schrie flüsterte meinte meint erwiderte erklärte`,
		suffixes:  []string{"str"},
		ordinals:  true,
		inverted:  true,
	})
})
