package segment

import "sync"

var latvian = sync.OnceValue(func() *profile {
	return compile("lv", data{
		never: `dr prof doc akad mag inž sv ģen plkv maj kpt ltn dir red tulk piem t.i t.s t.sk tā.s sk salīdz aptuv apm angļ vācu.v krievu.v franč lat latv
			liet ig vāc kr gr it b.ij k-gs k-dze arh biol ekon fiz ģeogr jur ķīm lit mat med mil mūz saīs spec teoloģ tehn vēst zool vsk dsk iel ielā bulv
			pag nov raj pils c p`,
		loose: `utt u.c u.tml utml u.tt`,
		maybe: `g gs gadsimta p.m.ē m.ē pr.kr sia as a.s eur ls milj mljrd miljd tūkst km m cm mm kg l ml ha min sek st plkst tālr fakss janv febr apr aug sept okt
			nov dec pirmd otrd trešd ceturtd piektd sestd svētd`,
		numbered: `nr lpp l nod nodaļa att tab tabula pant p pk sēj vol grām § piel`,
		units:    `m km cm mm kg g l`,
		starters: `tas tā tie tās šis šī šie šīs viņš viņa viņi viņas mēs jūs es tu viņu mūsu savs uz no ar bez pie pirms pēc par ap aiz dēļ līdz zem
			virs starp caur kopš saskaņā pret un bet tomēr vai jo ja kad kā ko ka kur kāpēc kas kurš kura kuri lai gan tāpēc tad tagad šeit tur šodien
			vakar rīt jau vēl arī tikai pat varbūt ne nav ir bija būs var jābūt visi visas viss katrs daudzi daudz daži citi cits cita pirmais pirmā viens
			viena divi divas trīs vēlāk beidzot īpaši proti piemēram turklāt savukārt dažreiz bieži lielākā parasti kopā mazāk gandrīz ieteicams
			iespējams izmantojot jaunais jūsu kaut ņemot neskatoties neviens nekas noteikti pašlaik pēdējais pēdējā pagājušajā papildus sākotnēji
			sākumā tādēļ tātad toties turpretī vairāk vienmēr vienlaikus visbeidzot zinātnieki varat izvēlieties noklikšķiniet`,
		months:   `janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī janvāra februāra marta aprīļa maija jūnija jūlija augusta septembra oktobra novembra decembra janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris`,
		lettered: `vitamīns vitamīna tips tipa grupa grupas klase hepatīts`,
		ordinals: true,
		small:    true,
		inverted: true,
	})
})
