package segment

import "sync"

var lithuanian = sync.OnceValue(func() *profile {
	return compile("lt", data{
		never: `p pp p-as p-ia ponas dr prof doc akad habil hab inž mok kun vysk arkiv šv gen plk mjr kpt ltn vad pirm dir red vert sud pvz pav vad.ž plg žr t.y y
			tūkst.l ang vok pranc it lat gr rus lenk liet latv est a.a kt.k m.e angl lot bažn biol bot chem ekon el.p fil fiz geogr geol gram ist jur kat kilm
			komp lit liter med mat mėn.pr mil muz naud neol nr.kn org orig psich rad sav skirt.v sovch spec sport stat sutr tech teol tarm ypač zool žem r š v`,
		loose:    `ir.kt kt ir.pan pan t.t ir.t.t etc`,
		maybe:    `m mėn d val min sek a am amž pr.kr po.kr pr.m.e uab ab všį vį eur lt ct mln mlrd tūkst km cm mm kg g l ml ha tel faks el sav pl al pr aikšt skg`,
		numbered: `nr str psl p d sk skyr lent pav straips art pkt punkt t kn vol tom § dal pried išn`,
		units:    `km cm mm kg l`,
		starters: `tas ta tai tie tos šis ši šie šios jis ji jie jos mes jūs aš tu jo jų mūsų mano savo į iš su be po prie prieš per apie už dėl nuo iki ant
			tarp pagal pas virš šalia vietoj ir o bet tačiau arba ar nes jei jeigu kai kada kaip ką kad kur kodėl kas kuris kuri kurie nors todėl taip ten
			čia tada dabar šiandien vakar rytoj jau dar tik net gal ne nėra yra buvo bus būtų gali reikia turi visi visos visas kiekvienas daugelis daug kiti
			kita kitas pirmas pirma pirmasis vienas viena du dvi trys vėliau galiausiai pagaliau ypač būtent pavyzdžiui anot atsižvelgiant ankstesnis
			apskritai beje dažniausiai dažnai dauguma dėka vis dėlto įdomu įprastai išskyrus kadangi kartais kartu ko maždaug manoma mažai metu metų
			nebent nei netrukus nepaisant niekas nuolat pastaba pastaraisiais paskui paskutinis paprastai pradžioje remiantis retai siekiant šiuo šiuolaikinis
			tame tokia tokie toks tuo tuomet vadinasi vėl vien vieni viršuje visada visai visų`,
		months:   `sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio`,
		lettered: `vitaminas vitamino tipas tipo grupė grupės klasė hepatitas`,
		dated:    `m`,
		ordinals: true,
		small:    true,
		inverted: true,
	})
})
