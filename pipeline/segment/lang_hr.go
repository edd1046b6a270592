package segment

import "sync"

// serboCroatian serves Croatian, Bosnian and Serbian, in both scripts.
var serboCroatian = sync.OnceValue(func() *profile {
	return compile("hr", data{
		never: `g gđa gđica gosp dr prof doc mr mag dipl ing akad sv fra don vlč mons gen puk maj kap čl predsj ravn zam dir ur prir prev ured npr tj tzv odn sl.br
			v vidi usp cca ca otpr br.telefona god.izd ul trg nar kr st.god lat eng engl njem franc tal rus grč mađ tur arap hrv srp bos slov slav isto o.a tkz
			dipl.ing dipl.oec uč.g mj.zajednica sred sj juž ist zap г гђа гђица др проф доц мр маг дипл инж акад св ген
			мај кап пук чл дир ур прев нпр тј тзв одн в уп види цца ул трг лат енгл нем фр франц
			итал рус грч мађ тур арап срп хрв сев јуж ист зап о.г ј.п м.к`,
		loose: `itd i.dr i.sl isl dr.sl sl и.др и.сл итд сл`,
		maybe: `d.o.o d.d j.d.o.o o.d a.d s.p pr.kr p.n.e n.e r.h sad u.s kn eur din mil mlrd tis km m cm mm kg g l ml ha min sek sat tel faks mob god st stol jr sr
			д.о.о а.д с.р п.н.е н.е пр.хр рсд дин мил млрд хиљ км м цм мм кг г л мин сек час тел факс
			моб год ст стол мл`,
		numbered: `br str č čl st toč sl slika tab tabl pogl gl knj sv t t.č par § odl odj bilj fus nap kat ul бр стр чл ст тач сл слика таб
			погл гл књ св т пар одељ нап`,
		units: `m km cm mm kg g l м км цм мм кг г л`,
		starters: `taj ta to ti te ovaj ova ovo ovi ove onaj ona ono oni one on mi vi ja njegov njegova njihov njezin naš naša moj svoj u na po s sa iz od do za pri o
			bez pod nad između kroz prije poslije nakon prema oko tijekom tokom zbog usprkos umjesto osim i a ali ili nego no jer ako kad kada kako što da gdje
			zašto tko ko koji koja koje iako premda dok stoga zato tako tamo tu ovdje tada sad sada danas jučer sutra već još također takođe ipak međutim
			dakle ne nije nema ima je su bio bila bilo bili će može treba mora neka svi sve svaki mnogi mnogo neki neke drugi druga drugo drugog treći prvi prva
			prvo jedan jedna jedno dva dvije dve tri potom zatim konačno naposljetku osobito posebno samo čak možda naime primjerice godine kao kod koliko
			kasnije malo manje među more neposredno nijedan nitko niko ništa njih njegovo obično oba odmah okolo opet osobno pored pošto ponekad prethodno
			pritom pa pak redovito sam slično sljedeći stari strani toga toj tome ubrzo uglavnom uskoro uz valja vjerojatno više vrlo zadnji zahvaljujući
			zapravo znači тај та то ти те овај ова ово ови ове онај она оно они оне он ми ви ја његов
			његова њихов њен наш наша мој свој у на по с са из од до за при о без под над између
			кроз пре после након према око током због упркос уместо осим и а али или него но јер
			ако кад када како што да где зашто ко који која које иако мада док стога зато тако
			тамо ту овде тада сад сада данас јуче сутра већ још такође ипак међутим дакле не
			није нема има је су био била било били ће може треба мора нека сви све сваки многи
			много неки неке други друга друго први прва прво један једна једно два две три
			потом затим коначно најзад посебно само чак можда наиме године као код колико
			касније мало међу непосредно нико ништа њих обично одмах опет поред пошто понекад
			претходно па пак слично следећи убрзо углавном ускоро уз вероватно више врло
			захваљујући заправо`,
		months: `siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenog studenoga prosinca januara februara marta aprila maja juna jula augusta avgusta septembra oktobra novembra decembra
			januar februar mart april maj jun jul avgust septembar oktobar novembar decembar siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac
			јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра јануар фебруар март април мај јун јул август септембар октобар новембар децембар`,
		lettered: `vitamin vitamina vitamini tip tipa grupa skupina skupine klasa razred hepatitis hepatitisa plan broj broja brojem poglavlje poglavlju stranica stranici
			točka točki tabela tablica slika verzija korak витамин витамина тип типа група групе класа хепатитис
			број броја бројем поглавље поглављу страна страни тачка табела слика верзија
			корак`,
		reporting: `reče rekao rekla upita upitao kaže рече рекао рекла упита упитао каже`,
		dated:     `god год`,
		ordinals:  true,
		small:     true,
		inverted:  true,
	})
})
