package segment

import "sync"

var finnish = sync.OnceValue(func() *profile {
	return compile("fi", data{
		never: `esim mm ts ns ko ks vrt tri prof dos tohtori maist dipl.ins arkkit hra rva nti lähd suom engl ruots saks ransk lat ven kreik alk synt kuol tarkoitt
			vast toim yl nyk apul varat joht puh sis ulk kirj käänt pl piispa kenr ev evl maj kapt ltn mol Prof Dos Tri Tohtori Dr Hra Rva Nti Maist Kenr Ev.lut
			ao alik alust apteek apul.prof arkeol arv ats asianaj biol diplins erik erit evp fil.maist fil.tri fil.kand fil.lis harv henk hlötunn hum.kand ibid
			ilm ins jalkav japan juut jälj kaapp kand kans.ed kemia kuv kys käyt lakit laus leht lääk lääket.tri lääkmaj matem matr merk mon muist mus nim
			nimim norj num nuor oik.tri oik.kand omist osak pj pohj puol päät rek rov rt ruotsal sair seur srk sähk tait tanssit tark tek.tri tekn tekn.lis teol
			teol.tri tied tiet toim.joht toht tutk unk urh v.v v:sta vaill valok valt valt.tri valtiot vals venäj verr vihk viim virh vm voim vuos yht ym.s ylil
			ylik yliop ylip`,
		loose: `jne yms ym tms etc`,
		maybe: `eaa jaa eKr jKr e.Kr j.Kr o.y oy ay ky ab inc ltd co jr min sek t h mrd milj kpl hlö tel p puh ma ti ke to pe la su tammik helmik maalisk huhtik
			toukok kesäk heinäk elok syysk lokak marrask jouluk klo n.s puh.joht km m cm mm kg l ha a.m p.m vko kk vrk tn tuh eur mk r.y ry oyj abp ph.d as.oy ym
			lk`,
		numbered: `s ss nro n:o luku kuva taul art vol no osa § mom kohta fig liite artikla h huon kpl kap kt kohd kuv.s lk luok n osasto p piirros puh rek sar siv sivu
			tab tal taulukko v vk nide vsk ks`,
		starters: `se ne hän he minä sinä me te tämä nämä tuo nuo joka jotka mikä kuka ken kun jos koska vaikka että jotta kuin kuten ja mutta tai sekä eli vaan
			siis sillä niin myös nyt sitten silloin siellä täällä tässä siinä sen sitä tämän niiden heidän hänen on oli ovat olivat ei eivät en olen
			voi pitää kuitenkin lisäksi ensin lopuksi esimerkiksi toisaalta yleensä usein monet kaikki jokainen muut muu uusi ensimmäinen tänään eilen
			huomenna vuonna ennen jälkeen ilman yli alle noin ehkä kyllä aamulla aiemmin aikaisemmin aika aina ainakin ainoa ainoastaan alku aluksi alussa eikä
			eipä ellei enemmän ensi ensimmäiset ensiksi entinen enää eräs eräät erityisesti esimerkkinä ette heidät heillä heiltä heistä heti hieman
			hänellä häneltä hänestä hänet hyvin hyvä ihan ihmiset ihmisten illalla ilmeisesti itse jo johon jokin joku jolla jolloin jompikumpi jonka
			jonkin jossa joskus jostain josta jotkut joten joukko jotenkin juuri jälkeenpäin jälkimmäinen kaikissa kaiken kaikkein kaikkiaan kaksi kannattaa
			kansainvälinen kanssa kenen kenties kerran keskimäärin kesällä kiitos koko kolme koskaan kuinka kukaan kukin kumpi kumpikin kuukausi kyse
			kyseessä kyseinen lapset lisää luonnollisesti lähes lähinnä lopulta lukuun lue luultavasti maailman mahdollisesti meidän meillä melkein mihin
			miksi mikäli milloin millainen minkä minulla minun minut missä mistä miten mitkä mitä mitään mm moni monta muita muun muuten myöhemmin mukaan
			muualla neljä niille niillä niinpä niissä niistä niitä no nuoret nykyinen nykyisin nykyään näillä näin näiden näissä näitä näyttää
			ohje ole olemme olet oletko olette olihan olisi olkoon onko onneksi osa osan osittain palvelu paikalla paitsi paljon parempi pari perinteisesti piti
			pian puolestaan päivän päätös pääasiassa päivittäin riippuen runsaasti saa saada samalla samaan samanaikaisesti sama samoin sanotaan
			sattumalta seuraava seuraavaksi seuraavana siihen siitä siksi sinne sinulla sinun sitäpaitsi suuri suurin syksyllä syy taas takia talvella tarkoitus
			tavallisesti teidän tietenkin tietysti tiettävästi todella todennäköisesti toinen toisin toisinaan toivottavasti tosin tuhannet tulee tuolloin
			tuon tuossa tutkijat tutkimus tähän tällainen tällä tänne tästä täysin usea useat uudet vai vaihtoehtoisesti vailla vain valitettavasti
			varmasti varsinkin vasta vastaavasti vieläkin vielä viime viimeinen viimeksi viisi viiden vuoden vuosi vähintään vähän välillä yhdeksän
			yhdessä yhtenä yhtä yhä yksi yksikään yleisesti ympäri yllättäen yöllä älä äskettäin`,
		months: `tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
			tammikuun helmikuun maaliskuun huhtikuun toukokuun kesäkuun heinäkuun elokuun syyskuun lokakuun marraskuun joulukuun`,
		lettered: `vitamiini vitamiinit tyyppi tyypin ryhmä luokka hepatiitti liite osa luku luvussa sivu sivulla kohta kohdassa taulukko kuva versio vaihe vaiheessa
			numero taso tasolla luokan ryhmän tyyppiä hepatiitin`,
		reporting: `sanoi kysyi huusi vastasi`,
		small:     true,
		ordinals:  true,
		inverted:  true,
	})
})
