package segment

import "sync"

var slovenian = sync.OnceValue(func() *profile {
	return compile("sl", data{
		never: `g ga gdč gosp dr prof doc mag dipl inž akad sv p msgr gen polk maj kap por čl preds dir ur prev npr tj t.i ti.j oz ok pribl prim gl glej ipd.oz
			zlasti.v ul nem angl fr it lat gr rus hrv srb slov avstr madž univ.dipl dipl.ing var spec dr.med d.m jur fak fil zg sod sev juž vzh zah ang arh biol
			bot ekon etn geogr geol idr.pr kem knjiž kult lit mat med m.d okr red soc stat teh tov vet zdrav zool`,
		loose: `itd itn ipd idr ipn`,
		maybe: `d.o.o d.d s.p d.n.o k.d n.h pr.n.št n.št pr.kr po.kr u.s eur sit mio mrd tis km m cm mm kg g l ml ha min sek ur tel faks gsm jan feb mar apr jun jul
			avg sept okt nov dec pon tor sre čet pet sob ned st r`,
		numbered: `št štev str čl tč pogl gl sl tab tabl zv let knj odst ods par § pril op kat pav t točka`,
		units:    `m km cm mm kg g l`,
		starters: `ta to ti te tisti tista tisto on ona ono oni one mi vi jaz njegov njegova njihov njen naš naša moj svoj v na po s z iz od do za pri o brez pod nad
			med skozi pred prek proti okoli kljub namesto razen glede zaradi poleg in a ampak toda vendar ali saj ker če ko kadar kako kaj da kje zakaj kdo kateri
			katera katero ki čeprav dokler zato tako tam tu tukaj takrat zdaj danes včeraj jutri že še tudi torej pa ne ni je so bil bila bilo bili bo lahko
			treba mora naj vsi vse vsak mnogi veliko nekateri nekatere drugi druga drugo prvi prva prvo en ena eno dva dve trije tri nato potem končno nazadnje
			predvsem zlasti samo le celo morda namreč leta kot koliko kasneje malo manj medtem nihče nič navadno običajno oba takoj okrog spet preden prej prav
			redko sam skoraj sledi podobno kmalu večinoma več zelo zadnji zahvaljujoč pravzaprav verjetno obstaja imajo ima imamo mogoče nekaj nekoč novi nova
			odkar ob obenem poglejte pogosto popolnoma poskusite precej seveda skupaj skupno sprva stari tedaj tem tega tisoče toliko tretji vedno vendarle vsaj
			vsaka vsako vsekakor zadnja zdi zunaj žal`,
		months: `januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra januar februar marec april maj junij julij avgust september oktober november december`,
		lettered: `vitamin vitamina vitamini tip tipa skupina skupine razred hepatitis načrt število števila številka številko poglavje poglavju stran strani točka
			točki tabela slika različica korak`,
		reporting: `reče rekel rekla vpraša vprašal vprašala`,
		ordinals:  true,
		small:     true,
		inverted:  true,
	})
})
