package segment

import (
	"testing"

	"golang.org/x/text/language"
)

// moreCases are what each language does to dots, besides those of casesOf.
var moreCases = map[string][]string{
	"en": {
		"Ask Mr. and Mrs. Oakley and co. |They rowed here.",
		"The mill of Hale & Co. burned in May. |Nobody slept.",
		"They leave at 6 p.m. |Mr. Finch waits below.",
		"At 6 p.m. Mr. Finch went ashore. |It rained.",
		"Read pp. 4 to 9, then ch. 3. |Write to me.",
		"The boat, the mast (it was ash. Not oak.) and the oars were lost.",
		"“It leaks,” said Ruth. |“It always did.” |Tom shrugged.",
		"1.) Untie the boat |2.) Push it off |3.) Jump in",
		"• Rope |• Tar |• Nails",
		"a) The hull |b) The mast |c) The sail",
		"She owns 3 boats (two of them new), e.g. the Tern. |All leak.",
		"Was it the tide? |The wind?! |Both!!",
		"The reef is long . . . . |They sailed on.",
		"He rowed past the point. |. . . The light went out.",
		"Ships, boats, etc. |Then came the fish.",
		"Capt. Bligh and Lt. Fryer met Sgt. Hill at Ft. Worth, Tex. |They argued.",
		"See Smith et al., J. Tide Res., vol. 5, no. 2, p. 7. |It is short.",
		"Use tide.exe, not tide.v2.sh. |It is at /usr/bin/tide.sh. |Run it.",
		"Run the tool. |/help lists what it does.",
		"Its DOI is 10.1000/tide.2020.17. |Cite it.",
		"The depth was 3.5 m. |The next sounding gave 4.25 m.",
	},
	"nl": {
		"Het is laat. |We gaan slapen.",
		"Dhr. Jansen en mevr. De Boer komen om 8 uur. |Ze eten mee.",
		"Neem fruit mee, bijv. appels, d.w.z. rode. |Dat is genoeg.",
		"Zie blz. 12 en fig. 3. |Daarna komt art. 4.",
		"Op 3 mei 2019 kwam prof. dr. Visser. |Hij sprak lang.",
		"Brood, kaas enz. |De rest volgt.",
		"\"Kom je?\" vroeg ze. |Hij kwam.",
		"Het kostte ca. 5 euro incl. btw. |Dat viel mee.",
	},
	"sv": {
		"Det är sent. |Vi går hem.",
		"Hr Berg och dr. Lind kom kl. 8. |De åt middag.",
		"Ta med frukt, t.ex. äpplen, d.v.s. röda. |Det räcker.",
		"Se s. 12 och fig. 3. |Sedan fortsätter texten.",
		"Bröd, ost osv. |Resten kommer senare.",
		"Det kostar ca. 5 kr. per styck. |Det är billigt.",
		"”Kommer du?” frågade hon. |Han kom.",
		"Båten är min. |Den läcker.",
	},
	"da": {
		"Det er sent. |Vi går hjem.",
		"Hr. Berg og dr. Lind kom kl. 8. |De spiste middag.",
		"Tag frugt med, f.eks. æbler, dvs. røde. |Det er nok.",
		"Den 3. maj 2019 kom han. |Hun gik.",
		"Den 2. båd vandt. |Den 3. kom aldrig.",
		"Se s. 12 og fig. 3. |Derefter fortsætter teksten.",
		"Brød, ost osv. |Resten kommer senere.",
		"Båden er min. |Den er læk.",
	},
	"nb": {
		"Det er sent. |Vi går hjem.",
		"Hr. Berg og dr. Lind kom kl. 8. |De spiste middag.",
		"Ta med frukt, f.eks. epler, dvs. røde. |Det holder.",
		"Den 17. mai feirer vi. |Alle kommer.",
		"Den 2. båten vant. |Den tredje kom aldri.",
		"Se s. 12 og fig. 3. |Deretter fortsetter teksten.",
		"Brød, ost osv. |Resten kommer senere.",
	},
	"fi": {
		"On myöhä. |Menemme kotiin.",
		"Prof. Virtanen ja tri Laine tulivat klo 8. |He söivät.",
		"Ota hedelmiä, esim. omenoita, ts. punaisia. |Se riittää.",
		"Hän syntyi 3. toukokuuta 1900. |Hän kuoli nuorena.",
		"Vene tuli 2. sijalle. |Kolmas ei tullut.",
		"Katso s. 12 ja kuva 3. |Sitten jatketaan.",
		"Leipää, juustoa jne. |Se oli kaikki.",
		"Hänen mukaan. |Se on totta.",
	},
	"cs": {
		"Je pozdě. |Jdeme domů.",
		"Přišel Ing. Novák, CSc. a MUDr. Malá. |Jedli spolu.",
		"Vezmi ovoce, např. jablka, tj. červená. |To stačí.",
		"Dne 3. května 1900 přišel. |Odešel brzy.",
		"Loď skončila na 2. místě. |Vyhrál někdo jiný.",
		"Viz str. 12 a obr. 3. |Potom čti dál.",
		"Chleba, sýr atd. |To je všechno.",
		"Karel IV. vládl dlouho. |Stavěl mosty.",
	},
	"sk": {
		"Je neskoro. |Ideme domov.",
		"Prišiel Ing. Novák a MUDr. Malá. |Jedli spolu.",
		"Vezmi ovocie, napr. jablká, t. j. červené. |To stačí.",
		"Dňa 3. mája 1900 prišiel. |Odišiel skoro.",
		"Loď skončila na 2. mieste. |Vyhral niekto iný.",
		"Pozri str. 12 a obr. 3. |Potom čítaj ďalej.",
		"Chlieb, syr atď. |To je všetko.",
	},
	"hu": {
		"Késő van. |Hazamegyünk.",
		"Dr. Kovács és özv. Nagy Péterné megjött. |Ettek.",
		"Hozz gyümölcsöt, pl. almát, ill. körtét. |Ez elég.",
		"1900. május 3. napján érkezett. |Korán ment el.",
		"A 2. hajó nyert. |A többi elsüllyedt.",
		"Lásd a 12. old. alján. |Ezután olvass tovább.",
		"Kenyér, sajt stb. |Ez minden.",
		"IV. Béla sokáig uralkodott. |Várakat épített.",
	},
	"el": {
		"Είναι αργά. |Πάμε σπίτι.",
		"Ο κ. Νίκου και η κα. Σταύρου ήρθαν. |Έφαγαν μαζί.",
		"Πάρε φρούτα, π.χ. μήλα, δηλ. κόκκινα. |Φτάνει.",
		"Βλ. σελ. 12 και εικ. 3. |Μετά συνέχισε.",
		"Τι ώρα είναι; |Τρεις!",
		"Ψωμί, τυρί κ.λπ. |Αυτά είναι όλα.",
		"Στις 5 μ.μ. ήρθε ο Γ. Σεφέρης. |Έβρεχε.",
	},
	"uk": {
		"Вже пізно. |Ходімо додому.",
		"Проф. Коваль і доц. Бондар прийшли. |Вони поїли.",
		"Візьми фрукти, напр. яблука, тобто червоні. |Досить.",
		"Це було в 1900 р. у Києві. |Усі пам’ятають.",
		"Він народився в селі під Полтавою в 1900 р. |Помер у 1970 р. |Його любили.",
		"Див. рис. 3 і стор. 12. |Далі читайте.",
		"І. Я. Франко писав вірші. |Він великий.",
		"Хліб, сир тощо. |Це все.",
	},
	"bg": {
		"Късно е. |Отиваме си.",
		"Г-н Иванов и проф. Петров дойдоха. |Ядоха заедно.",
		"Вземи плодове, напр. ябълки, т.е. червени. |Стига.",
		"Вж. стр. 12 и фиг. 3. |После чети нататък.",
		"Роден е в малко село край Дунава през 1900 г. |Умира през 1970 г. |Всички го помнят.",
		"Хляб, сирене и др. |Това е всичко.",
	},
	"ro": {
		"E târziu. |Mergem acasă.",
		"Dl. Popescu și dna. Ionescu au venit. |Au mâncat.",
		"Vezi pag. 12 și fig. 3. |Apoi citește mai departe.",
		"Conform art. 5 alin. 2 lit. b, se plătește. |Atât.",
		"Pâine, brânză etc. |Asta e tot.",
		"Stă pe str. Mare nr. 5. |El e acasă.",
	},
	"ru": {
		"Вода пришла в город поздно ночью весной 1908 г. |Река поднялась высоко.",
		"В мае 1908 г. Иван ушёл. |Дом опустел.",
		"Хлеб, сыр и др. |Это всё.",
		"Он весит 5 кг. |Это много.",
		"Живёт на ул. Мира, д. 5, кв. 7. |Она дома.",
	},
	"pl": {
		"Młyn stanął nad rzeką wiosną 1908 r. |Rzeka wylała w maju.",
		"W maju 1908 r. Jan wyjechał. |Dom opustoszał.",
		"Mieszka przy ul. Długiej 5 m. 7. |Ona jest w domu.",
	},
	"kk": {"Кеш болды. |Үйге кетеміз.", "Ол А. Сейітов т.б. |Сонымен бәрі."},
	"hy": {"Ուշ է: |Գնում ենք տուն:", "Ի՞նչ ես անում: |Ոչինչ:"},
	"vi": {
		"Trời tối rồi. |Chúng tôi về nhà.",
		"GS. Nguyễn và TS. Trần đến. |Họ ăn cơm.",
		"Anh tin bà. |Năm ấy bà mất.",
		"Mang táo, cam, v.v. |Thế là đủ.",
		"Xem tr. 12. |Rồi đọc tiếp.",
		"Giá là 3,5 đồng! |Rẻ quá.",
	},
	"id": {
		"Sudah malam. |Kami pulang.",
		"Dr. Budi dan Prof. Siti datang. |Mereka makan.",
		"Lihat hlm. 12 dan gbr. 3. |Lalu baca terus.",
		"Bawa apel, jeruk, dll. |Itu cukup.",
		"Ia tinggal di Jl. Merdeka No. 5. |Rumahnya besar.",
		"Apakah benar? |Ya!",
	},
	"th": {
		"ชาวประมงออกเรือแต่เช้ามืดทุกวันเพื่อหาปลามาขาย |ลมทะเลพัดแรงตลอดทั้งคืน",
		"โรงสีน้ำตั้งอยู่ริมแม่น้ำสายใหญ่ของเมืองเก่าแห่งนี้ และยังใช้งานอยู่",
		"เรือออกตอน 5 โมงเย็น",
		"นาย สมชาย",
		"น้ำขึ้นสองครั้งต่อวันในทะเลแถบนี้ตลอดทั้งปี! |จริงหรือ?",
		"ดู www.example.com แล้วโทรหาเรา",
	},
	"lo": {
		"ຊາວປະມົງອອກເຮືອແຕ່ເຊົ້າມືດທຸກວັນເພື່ອຫາປາມາຂາຍ |ລົມທະເລພັດແຮງຕະຫຼອດຄືນ",
		"ຄົນທັງຫຼາຍໃນບ້ານນີ້ເຮັດນາແລະຫາປາຢູ່ແຄມແມ່ນ້ຳຂອງ ແລະຍັງທໍຜ້າ",
		"ສະບາຍດີ ເຈົ້າ", "ຈິງບໍ? |ຈິງ!", "ເຮືອອອກ 3.5 ໂມງ", "ທ້າວ ຄຳ",
	},
	"km": {
		"ខ្ញុំទៅផ្សារ។ |គាត់នៅផ្ទះ។ |ថ្ងៃនេះភ្លៀង។",
		"តើអ្នកទៅណា? |ខ្ញុំទៅសាលា!",
		"តម្លៃគឺ 3.5 រៀល។", "គាត់មកហើយ៕ |ចប់។", "នេះជាសៀវភៅ។|នោះជាប៊ិច។", "សួស្តី លោក",
	},
	"my": {
		"ကျွန်တော် ဈေးသွားတယ်။ |သူ အိမ်မှာ ရှိတယ်။",
		"ဘယ်သွားမလဲ။ |ကျောင်းသွားမယ်။ |ဟုတ်ကဲ့။",
		"ဈေးနှုန်းက 3.5 ကျပ်ပါ။", "ဒါ စာအုပ်။|ဟိုဟာ ဘောပင်။", "နေကောင်းလား? |ကောင်းပါတယ်!", "မိုးရွာတယ်။ |လေတိုက်တယ်။",
	},
}

func TestSplit_MoreOfEachLanguage(t *testing.T) {
	for tag, cases := range moreCases {
		t.Run(tag, func(t *testing.T) { checkCases(t, tag, Options{}, cases) })
	}
}

func TestSplit_QuotesOption(t *testing.T) {
	checkCases(t, "en", Options{Quotes: QuotesKeep}, []string{"He said, “I came. I saw.” |She left.", "\"One. Two.\" |Three."})
	checkCases(t, "de", Options{Quotes: QuotesKeep}, []string{"Er sagte: „Ich kam. Ich sah.“ |Sie ging."})
	checkCases(t, "zh", Options{Quotes: QuotesSplit}, []string{"他在信中写道：“我很好。|不要担心。”|然后他寄了出去。", "结果（第一组有效。第二组无效）见下表。"})
	checkCases(t, "ja", Options{Quotes: QuotesSplit}, []string{"彼は「もう遅い。|帰ろう。」と言った。|私は残った。"})
}

func TestLanguages_HaveDataOfTheirOwn(t *testing.T) {
	other := profileOf("xx")
	for _, tag := range Languages() {
		switch tag {
		case language.Thai, language.Lao, language.Khmer, language.Burmese: // the space rule
			continue
		}
		if profileOf(baseOf(tag)) == other {
			t.Errorf("%s has none", tag)
		}
	}
}
