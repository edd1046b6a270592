package segment

import "sync"

var french = sync.OnceValue(func() *profile {
	return compile("fr", data{
		never: `m mm mr mme mmes mlle mlles mgr dr drs pr prof me st ste sts c.-à-d c.à.d p.ex ex cf env av apr resp coll dir trad adapt dép dépt gén lieut cdt
			amb id.e vs approx moy ca MM Mgr Vve Vte Vtesse Cte Ctesse Bne Me Prof Pres Sgt Adj Brig Cdt Cne Capt Lt Gal Gral Amb Sr Sœur Fr P.-D.G hon biblio
			cie.gén p.e i.e svp s.v.p r.s.v.p c-à-d càd n.d.l.r n.d.t n.b nb p.-s approxim ann.suiv anc auj circ compl conf.id div doct élect encycl étym
			exempl fig.id gd gde grd hist illustr imm impr ind introd inv jud lat lég littér loc moy.âge nat obs ouvr orig parag p.-v pseud publ qqch qqn qq
			rédact rech rép ret réun sect.id soc spéc st.-p subst supra suiv synth trim univ.p var vb vétér vocab vx zool angl esp ital gr russ arab néerl
			Cap Col`,
		loose: `etc`,
		maybe: `al ibid op.cit j.-c av.j.-c apr.j.-c s.a s.a.r.l s.n.c inc ltd co cie sté éts jr sr bd boul pl rte tél téléc hab éd rééd suppl ill janv févr
			avr juil sept oct nov déc lun ven h.t t.t.c u.s u.s.a e.u o.n.u u.e s.n.c.f bibl univ fac inst assoc prov adj adv masc fém sing plur e.u.a é.-u e.-u
			r.-u r.f u.r.s.s o.t.a.n p.i.b p.m.e s.a.s e.u.r.l g.i.e a.m p.m t.v.a b.p c.c c.p chap.id fs frs fr.s hect km cm mm kg ha min h sec mn av apr j.c jc
			gouv dist édit éds coll.id bull rev trav.publ dépts St-Germain Bd Bld Pl Imp Fg Fbg Ch Rte All Sq max`,
		numbered: `n no nos nº p pp art fig tab tabl vol t ch chap sect par § pl éq réf ann liv v fasc f ff pt al alin append app bat bât fol folio ill lig ms mss
			nᵒ nᵒˢ pag pièc planche ppp rem strophe s suppl tit tom tome vols x lun mar mer jeu sam dim`,
		starters: `le la les l un une des du de d ce cet cette ces il elle ils elles on nous vous je j tu son sa ses leur leurs notre nos votre vos mon ma mes dans en à
			au aux par pour sur sous avec sans chez entre depuis pendant après avant selon vers contre malgré dès et mais ou donc or ni car si quand lorsque
			lorsqu comme puisque puisqu parce afin bien tandis alors ainsi que qu qui quoi où comment pourquoi quel quelle quels quelles c s n y cela ceci ça
			tout tous toute toutes plusieurs certains certaines chaque aucun aucune autre autres puis ensuite enfin toutefois cependant néanmoins pourtant aussi
			encore déjà ici là aujourd hier demain outre grâce oui non pas plus très même d’abord actuellement ailleurs année assez attention auparavant
			auprès aussitôt autant autour bientôt bref celle celles celui certes ceux chacun chacune combien concernant conséquence contrairement côté
			davantage derrière désormais devant deux divers dont durant effectivement également ensemble est-ce étant face faute finalement hormis hors jamais
			jusqu jusque justement laquelle lequel lesquels lors maintenant malheureusement mieux moins monsieur madame nul nombreux nombreuses notamment notons
			parfois parmi particulièrement partout peu pis plutôt point première premier premièrement près presque principalement quant quatre quelqu quelque
			quelques quoique rappelons rarement rien sauf seul seule seulement sinon sitôt soit soudain souvent suite surtout tant tantôt tel telle telles tels
			toujours trois trop voici voilà voire étaient était avait sont sera peut doit faut existe`,
		lettered: `vitamine vitamines type groupe classe hépatite plan annexe partie section catégorie niveau phase option point`,
		longest:  6,
		months:   `janvier février mars avril mai juin juillet août septembre octobre novembre décembre`,
	})
})
