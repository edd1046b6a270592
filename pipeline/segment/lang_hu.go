package segment

import "sync"

var hungarian = sync.OnceValue(func() *profile {
	return compile("hu", data{
		never: `dr id ifj özv prof mr stb.i ún pl vö ld kb ill ti lat ném ang fr or szerk ford főszerk szül
			gen ezr alez őrgy szds hdgy szt st kft.i vál biz ny`,
		loose: `stb etc`,
		maybe: `kft bt zrt nyrt rt inc ltd co jr sz u krt tér ker em fsz tel i.e i.sz kr.e kr.u sec perc mrd db
			jan febr márc ápr máj jún júl aug szept okt nov dec h k sze cs p szo v`,
		numbered: `old o § bek fej köt sz áb ábra tábl vol no pont évf jegyz lj`,
		starters: `a az ez egy ő ők én te mi ti ezek azok ezt azt ennek annak itt ott most akkor így úgy mert ha amikor hogy mivel bár ahogy és de vagy azonban
			tehát ezért viszont pedig is nem nincs van volt lesz lehet kell minden sok néhány más egyes mindkét ki mit miért hol hogyan mikor melyik ma
			tegnap holnap később először végül továbbá ugyanakkor talán igen`,
		months: `január február március április május június július augusztus szeptember október november december
			januárban februárban márciusban áprilisban májusban júniusban júliusban augusztusban szeptemberben októberben novemberben decemberben
			januári februári márciusi áprilisi májusi júniusi júliusi augusztusi szeptemberi októberi novemberi decemberi`,
		lettered:  `vitamin típus típusú csoport osztály hepatitis`,
		reporting: `mondta kérdezte kiáltotta felelte`,
		small:     true,
		ordinals:  true,
		inverted:  true,
	})
})
