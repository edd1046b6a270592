package segment

import "sync"

var french = sync.OnceValue(func() *profile {
	return compile("fr", data{
		never: `m mm mr mme mmes mlle mlles mgr dr drs pr prof me st ste sts
			c.-à-d c.à.d p.ex ex cf env av apr resp coll dir trad adapt dép dépt gén col cap lieut cdt amb
			 id.e vs approx max min moy ca`,
		loose: `etc`,
		maybe: `al ibid op.cit j.-c av.j.-c apr.j.-c s.a s.a.r.l s.n.c inc ltd co cie sté éts
			jr sr bd boul pl rte tél téléc hab éd rééd suppl ill
			janv févr avr juil sept oct nov déc lun mer jeu ven sam dim
			h.t t.t.c u.s u.s.a e.u o.n.u u.e s.n.c.f bibl univ fac inst assoc prov adj adv masc fém sing plur`,
		numbered: `n no nos nº p pp art fig tab tabl vol t ch chap sect par § pl éq réf ann liv v fasc f ff pt`,
		starters: `le la les l un une des du de d ce cet cette ces il elle ils elles on nous vous je j tu
			son sa ses leur leurs notre nos votre vos mon ma mes
			dans en à au aux par pour sur sous avec sans chez entre depuis pendant après avant selon vers contre malgré dès
			et mais ou donc or ni car si quand lorsque lorsqu comme puisque puisqu parce afin bien tandis alors ainsi
			que qu qui quoi où comment pourquoi quel quelle quels quelles
			c s n y cela ceci ça tout tous toute toutes plusieurs certains certaines chaque aucun aucune autre autres
			puis ensuite enfin toutefois cependant néanmoins pourtant aussi encore déjà ici là aujourd hier demain
			outre grâce oui non pas plus très même d’abord`,
		lettered: `vitamine vitamines type groupe classe hépatite plan annexe partie section catégorie niveau phase option point`,
		months:   `janvier février mars avril mai juin juillet août septembre octobre novembre décembre`,
	})
})
