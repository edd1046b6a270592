package segment

import "sync"

var finnish = sync.OnceValue(func() *profile {
	return compile("fi", data{
		never: `esim mm ts ns ko ks vrt tri prof dos tohtori maist dipl.ins arkkit hra rva nti lähd suom engl ruots saks ransk lat ven kreik alk synt kuol tarkoitt
			vast toim yl nyk apul varat joht puh sis ulk kirj käänt pl piispa kenr ev evl maj kapt ltn mol`,
		loose: `jne yms ym tms etc`,
		maybe: `eaa jaa eKr jKr e.Kr j.Kr o.y oy ay ky ab inc ltd co jr min sek t h mrd milj kpl hlö tel p puh
			ma ti ke to pe la su tammik helmik maalisk huhtik toukok kesäk heinäk elok syysk lokak marrask jouluk klo`,
		numbered: `s ss nro n:o luku kuva taul art vol no osa § mom kohta fig liite`,
		starters: `se ne hän he minä sinä me te tämä nämä tuo nuo joka jotka mikä kuka ken kun jos koska vaikka että jotta kuin kuten ja mutta tai sekä eli vaan
			siis sillä niin myös nyt sitten silloin siellä täällä tässä siinä sen sitä tämän niiden heidän hänen on oli ovat olivat ei eivät en olen
			voi pitää kuitenkin lisäksi ensin lopuksi esimerkiksi toisaalta yleensä usein monet kaikki jokainen muut muu uusi ensimmäinen tänään eilen
			huomenna vuonna ennen jälkeen ilman yli alle noin ehkä kyllä`,
		months: `tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
			tammikuun helmikuun maaliskuun huhtikuun toukokuun kesäkuun heinäkuun elokuun syyskuun lokakuun marraskuun joulukuun`,
		lettered:  `vitamiini vitamiinit tyyppi tyypin ryhmä luokka hepatiitti liite osa`,
		reporting: `sanoi kysyi huusi vastasi`,
		small:     true,
		ordinals:  true,
		inverted:  true,
	})
})
