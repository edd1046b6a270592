package segment

import "sync"

var estonian = sync.OnceValue(func() *profile {
	return compile("et", data{
		never: `hr pr prl dr prof dots akad mag insener ins kindr kol maj kpt ltn dir juh toim tõlk nt näit s.o s.t sh vt vrd u ca umb ingl sks saksa.k pr.k vn ld kr
			it lad sm läti soome.k arh biol bot ehit el füüs geogr geol jur kat keem kirj lüh maj.t mat med muus org orig psühh resp saj.al sünd surn tehn
			teol zool tn pst mnt õp kh vrdl`,
		loose: `jne jt jms jm etc`,
		maybe: `a aa saj eKr pKr e.m.a m.a.j oü as tük eur kr mln mld miljon tuh km m cm mm kg g l ml ha min sek kell t tel faks jaan veebr apr aug sept okt nov dets
			E T K N R L P`,
		numbered: `nr lk lg p ptk joon tab art kd vol § lisa osa j`,
		units:    `m km cm mm kg g l`,
		starters: `see need ta tema nad nemad ma mina sa sina me meie te teie too nood kes mis kumb oma ja aga kuid või ning ega sest kui siis kuidas et kus miks millal
			kuna kuigi seega seetõttu nii seal siin praegu täna eile homme juba veel ka samuti ainult isegi ei pole on oli oleks saab peab võib tuleb kõik iga
			paljud palju mõned teised teine muu esimene üks kaks kolm hiljem lõpuks eriti näiteks lisaks seejärel pärast enne alates kuni ilma üle alla ligi
			umbes koos tänu vaatamata vastavalt tavaliselt sageli harva enamasti enamik peaaegu mitte sel sellel selle selles sellest seda seni sellepärast
			siiski sealhulgas tegelikult teadlased tõenäoliselt uus vaid vähemalt viimane viimased väga ühtlasi üldiselt aastal aasta algul ajal`,
		months:   `jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember jaanuaril veebruaril märtsil aprillil mail juunil juulil augustil septembril oktoobril novembril detsembril jaanuari veebruari märtsi aprilli juuni juuli augusti septembri oktoobri novembri detsembri`,
		lettered: `vitamiin vitamiini tüüp tüüpi rühm rühma klass hepatiit`,
		ordinals: true,
		small:    true,
		inverted: true,
	})
})
