package segment

import "testing"

// prose: paragraphs as newspapers, clinics and handbooks print them.
var paragraphs = map[string][]string{
	"en": {
		"The ferry left Harwich at 9 p.m. on Friday with 212 people aboard. |Capt. Lena Ward, 48, said the swell was “nothing unusual.” |Two hours later the U.S. Coast Guard picked up a call. |It was weak. |No one was hurt, the company, Nordsea Ltd., wrote on its site.",
		"Patients took 5 mg of the drug (or a placebo) twice a day for 12 weeks. |Dr. J. R. Okafor et al. measured vitamin D. |Levels rose by 3.4 ng/ml vs. 0.2 in the others [12]. |“We didn't expect that!” she told reporters. |Will it last? |Perhaps.",
		"Install the valve before the pump (see Fig. 4). |Torque the bolts to 12 N·m, i.e. hand-tight plus a quarter revolution. |systemd starts the service by itself. |grep finds the line in app.log. |Then run make install, wait, etc. |Never open the case at more than 5 bar.",
		"Sales in Jan. and Feb. fell 2.5 percent, St. Louis Fed data show. |The bank, founded in 1907, is run by Mrs. Adele P. Stone Jr. |She declined to comment.",
	},
	"de": {
		"Die Fähre legte am 3. Mai um 21.30 Uhr in Rostock ab. |An Bord waren 212 Personen, darunter Prof. Dr. Ines Maurer. |„Der Wellengang war nicht ungewöhnlich“, sagte Kapitän H. Brandt. |Verletzt wurde lt. Polizei niemand. |Das Schiff der Nordsee GmbH & Co. KG blieb bis 5. Juni im Dock.",
		"Die Patienten nahmen 12 Wochen lang 5 mg ein, d. h. je eine Tablette. |Der Wert stieg um 3,4 ng/ml (vgl. Abb. 2). |Im 19. Jahrhundert hätte das z. B. niemand geglaubt. |Warum? |Es fehlten Messgeräte usw. |Heute ist das anders.",
		"Ziehen Sie die Schrauben mit ca. 12 Nm an. |Öffnen Sie das Gehäuse nie bei mehr als 5 bar! |Die Werte liegen zwischen 3 und 5. |Danach startet die Pumpe. |Näheres in Kap. 4, S. 12 ff. und in DIN 1986. |Max kennt das.",
	},
	"fr": {
		"Le ferry a quitté Brest vendredi 3 mai à 21 h 30. |À bord se trouvaient 212 personnes, dont M. Yves Le Goff et Mme A. Morel. |« La houle n'avait rien d'inhabituel », a dit le capitaine. |Personne n'a été blessé, selon la Cie maritime S.A. de Nantes. |Le navire date du XXe siècle.",
		"Les malades ont pris 5 mg, c.-à-d. un comprimé, pendant 12 semaines. |Le taux a monté de 3,4 ng/ml (cf. fig. 2). |« Nous ne l'attendions pas ! » raconte le Dr Petit. |Est-ce durable ? |Sans doute.",
		"Serrez les vis, les écrous, etc. |Ensuite, ouvrez la vanne. |systemd démarre le service. |N'ouvrez jamais le boîtier au-delà de 5 bars ! |Voir p. 12, art. 4 et vol. II.",
	},
	"es": {
		"El ferri zarpó de Vigo el viernes 3 de mayo a las 21.30 h. |Iban a bordo 212 personas, entre ellas el Sr. Ruiz y la Dra. M. Soto. |«El oleaje no era raro», dijo el capitán. |Nadie resultó herido, según Navieras del Norte S. A. de Cádiz. |¿Y el barco? |Sigue en el puerto.",
		"Los enfermos tomaron 5 mg, p. ej. una pastilla, durante 12 semanas. |El nivel subió 3,4 ng/ml (véase la fig. 2). |«¡No lo esperábamos!», contó la doctora. |En EE. UU. se probó antes. |Funcionó.",
		"Apriete los tornillos, las tuercas, etc. |Después abra la válvula. |systemd inicia el servicio. |Consulte las págs. 12 y 13, el art. 4 y el vol. II. |¡No abra la caja a más de 5 bares!",
	},
	"it": {
		"Il traghetto è partito da Genova venerdì 3 maggio alle 21.30. |A bordo c'erano 212 persone, tra cui il sig. Neri e la dott.ssa Lia Conti. |«Il mare non era insolito», ha detto il comandante. |Nessuno è rimasto ferito, secondo la Mar S.p.A. di Napoli. |La nave è del XX sec. e resta in porto.",
		"I malati hanno preso 5 mg, ad es. una compressa, per 12 settimane. |Il valore è salito di 3,4 ng/ml (cfr. fig. 2). |«Non ce l'aspettavamo!» racconta il prof. Riva. |Durerà? |Forse.",
		"Stringere le viti, i dadi, ecc. |Poi aprire la valvola. |systemd avvia il servizio. |Vedi pag. 12, art. 4 e vol. II. |Non aprire mai oltre 5 bar!",
	},
	"pt": {
		"O ferry partiu de Lisboa na sexta, 3 de maio, às 21h30. |Iam a bordo 212 pessoas, entre elas o Sr. Nunes e a Dra. P. Reis. |«O mar não estava estranho», disse o capitão. |Ninguém se feriu, segundo a Naval S.A. do Porto. |O navio fica no cais.",
		"Os doentes tomaram 5 mg, p. ex. um comprimido, durante 12 semanas. |O valor subiu 3,4 ng/ml (cf. fig. 2). |“Não esperávamos!”, contou a médica. |Vai durar? |Talvez.",
		"Aperte os parafusos, as porcas, etc. |Depois abra a válvula. |systemd inicia o serviço. |Veja as págs. 12 e 13, o art. 4.º e o vol. II. |Ela deve ter. |Paulo confirma.",
	},
	"ru": {
		"Паром вышел из порта 3 мая 2019 г. в 21.30. |На борту было 212 человек, в т. ч. проф. А. И. Громов. |«Качка была обычной», — сказал капитан. |Никто не пострадал, сообщили в компании и т. д. |Судно стоит в порту г. Мурманска.",
		"Больные принимали по 5 мг, т. е. одну таблетку, 12 недель. |Уровень вырос на 3,4 нг/мл (см. рис. 2). |«Мы этого не ждали!» |Надолго ли? |Врачи пользуются им. |Это обычно помогает.",
		"Затяните болты, гайки и пр. |Затем откройте кран. |Длина трубы 5 м. |Насос стоит на ул. Мира, д. 5. |Подробнее на стр. 12 и в гл. 4.",
	},
	"pl": {
		"Prom wypłynął z Gdyni 3 maja 2019 r. o godz. 21.30. |Na pokładzie było 212 osób, m.in. prof. A. Wilk. |„Fala była zwykła” – powiedział kapitan. |Nikt nie ucierpiał. |Statek ma 45 m. |Stoi w porcie.",
		"Chorzy brali 5 mg, tj. jedną tabletkę, przez 12 tygodni. |Poziom wzrósł o 3,4 ng/ml (por. rys. 2). |W latach 80. XX wieku nikt by w to nie uwierzył. |Szczegóły w rozdziale 13. |Rozdział 14 mówi o czym innym. |Lekarz im pomógł. |Wyzdrowieli.",
	},
	"cs": {
		"Trajekt vyplul 3. května v 21.30 hod. s 212 lidmi. |Mezi nimi byl prof. MUDr. A. Vlk, CSc. |Nikdo nebyl zraněn, tvrdí firma Lodě s. r. o. z Prahy. |Podrobnosti jsou v kapitole 13. |Kapitola 14 je o něm. |Příště více.",
	},
	"uk": {
		"Пором вийшов 3 травня 2019 р. о 21.30. |На борту було 212 осіб, зокрема проф. А. І. Гай. |Довжина судна 45 м. |Воно стоїть у м. Одесі. |Див. рис. 2 і с. 12. |Лікар допоміг їм. |Усі одужали.",
	},
	"nl": {
		"De veerboot vertrok vrijdag 3 mei om 21.30 uur met 212 mensen. |Onder hen was prof. dr. J. de Wit, m.a.w. de arts zelf. |Niemand raakte gewond, meldt Noord B.V. in Delft. |Zie blz. 12 en afb. 2. |Draai de bouten, moeren enz. vast. |Het is zo. |Jan weet het.",
	},
	"sv": {
		"Färjan gick den 3 maj kl. 21.30 med 212 personer. |Bland dem fanns prof. A. Ek, dvs. läkaren själv. |Ingen skadades, enligt bl.a. polisen. |Se s. 12 och fig. 2. |Det är en fil. |Anna följde med. |Efter det blev det lugnt.",
	},
	"da": {
		"Færgen sejlede den 3. maj kl. 21.30 med 212 om bord. |Blandt dem var prof. A. Holm, dvs. lægen selv. |Ingen kom til skade, iflg. politiet. |Se s. 12 og fig. 2. |Tallet ligger mellem 3 og 5. |Pumpen starter bagefter.",
	},
	"nb": {
		"Ferja gikk 3. mai kl. 21.30 med 212 om bord. |Blant dem var prof. A. Holm, dvs. legen selv. |Ingen kom til skade, ifølge bl.a. politiet. |Se s. 12 og fig. 2. |Det står i kapittel 13. |Kapittel 14 handler om pumper.",
	},
	"fi": {
		"Lautta lähti 3. toukokuuta klo 21.30 ja mukana oli 212 ihmistä. |Heistä yksi oli prof. A. Koski, ts. lääkäri itse. |Kukaan ei loukkaantunut. |Ks. s. 12 ja kuva 2. |Vuonna 1995 jKr. |Siitä lisää luvussa 13. |Pumppu käynnistyy.",
	},
	"hu": {
		"A komp május 3-án 21.30-kor indult 212 emberrel. |Köztük volt dr. Kovács A. és pl. az orvosa is. |Senki sem sérült meg. |Lásd a 12. oldalt és a 2. ábrát. |Almát, körtét stb. vittek. |Ezen kívül kenyeret is.",
	},
	"ro": {
		"Feribotul a plecat vineri, 3 mai, la ora 21.30 cu 212 oameni. |Printre ei era dl. prof. A. Lup, de ex. medicul. |Nimeni nu a fost rănit, spune Nord S.R.L. din Iași. |Vezi pag. 12, fig. 2. |Mere, pere etc. |Apoi pâine.",
	},
	"el": {
		"Το πλοίο έφυγε στις 3 Μαΐου στις 21.30 με 212 επιβάτες. |Ανάμεσά τους ήταν ο κ. Α. Λύκος, π.χ. ο γιατρός. |«Τι έγινε;» |Κανείς δεν ξέρει. |Βλ. σελ. 12 και εικ. 2. |Μήλα, αχλάδια κ.λπ. |Έπειτα ψωμί.",
	},
	"tr": {
		"Feribot 3 Mayıs'ta saat 21.30'da 212 kişiyle ayrıldı. |Aralarında Prof. Dr. A. Kurt vb. vardı. |Kimse yaralanmadı. |2. Dünya Savaşı'ndan kalmaydı. |Bkz. s. 12. |Bunu kim yaptı? |Bilen tek kişi kim. |Ali biliyor.",
	},
	"ca": {
		"El ferri va sortir de Palma el 3 de maig a les 21.30 h. |Hi anaven 212 persones, entre elles el Sr. Vidal i la Dra. M. Pons. |Ningú no va prendre mal. |Vegeu la pàg. 12 i el cap. IX. |Era d'A. Serra. |Pomes, peres, etc. |Després, pa.",
	},
	"hr": {
		"Trajekt je isplovio 3. svibnja u 21.30 s 212 ljudi. |Među njima je bio prof. dr. A. Vuk, tj. liječnik. |Nitko nije ozlijeđen. |Vidi str. 12 i sl. 2. |Broj je djeljiv sa 4. |Ako nije, pokušajte ponovno.",
	},
	"sr": {"Брод је испловио 3. маја у 21.30 са 212 људи. |Међу њима је био проф. др А. Вук. |Види стр. 12. |Број је дељив са 4. |Ако није, покушајте опет."},
	"sl": {"Trajekt je odplul 3. maja ob 21.30 z 212 ljudmi. |Med njimi je bil prof. dr. A. Volk, npr. zdravnik. |Glej str. 12. |Število je deljivo s 4. |Za to poskusite znova."},
	"lt": {"Keltas išplaukė gegužės 3 d. su 212 žmonių. |Tarp jų buvo prof. A. Vilkas. |Žr. 12 psl. |Obuoliai, kriaušės ir t. t. |Po to duona."},
	"lv": {"Prāmis devās ceļā 3. maijā ar 212 cilvēkiem. |Viņu vidū bija prof. A. Vilks, t. i. ārsts. |Skaits dalās ar 4. |Lai to pārbaudītu, saskaitiet. |Āboli, bumbieri u. c. |Pēc tam maize."},
	"et": {"Praam väljus 3. mail kell 21.30 koos 212 inimesega. |Nende seas oli prof. A. Hunt, s.o arst ise. |Vt lk 12. |Õunad, pirnid jne. |Seejärel leib."},
	"ar": {
		"غادرت العبارة الميناء يوم الجمعة 3 مايو وعلى متنها 212 شخصا. |وكان بينهم د. سامر ومهندس. |قال القبطان: «لم يكن الموج غريبا». |هل أصيب أحد؟ |لا، لم يصب أحد. |انظر ص. 12 للمزيد.",
		"يعمل البرنامج مع APT. |بعد ذلك افتح الملف. |يشتري التفاح والموز إلخ. |ثم يعود إلى البيت.",
	},
	"fa": {"کشتی روز جمعه با ۲۱۲ نفر رفت. |چه شد؟ |کسی نمی\u200cداند... |شاید فردا. |ر.ک. صفحه بعد. |پایان."},
	"he": {"המעבורת יצאה ביום שישי עם 212 נוסעים. |מה קרה? |איש אינו יודע. |הרופא אמר: \"הכול בסדר.\" |אחר כך הם שבו."},
	"hi": {
		"नौका शुक्रवार को 212 लोगों के साथ चली। |उनमें डॉ. ए. के. वर्मा भी थे। |किसी को चोट नहीं आई। |क्या यह सच है? |हाँ, यह सच है।",
	},
	"mr": {"नौका शुक्रवारी निघाली आहे. |त्यात डॉ. पाटील होते. |खरे का? |हो."},
	"ml": {"വള്ളം ഇന്നലെ പോയി. |അതിൽ ഡോ. രവി ഉണ്ടായിരുന്നു. |കെ. പി. മേനോൻ വന്നില്ല."},
	"hy": {"Նավը մեկնեց ուրբաթ օրը: |Ի՞նչ եղավ: |Ոչ ոք չգիտի...գուցե վաղը:"},
	"vi": {"Phà rời bến hôm thứ Sáu với 212 người. |Trong đó có TS. Lê và PGS. Hoàng. |Đường quanh co. |Tổ máy chạy lại."},
	"id": {"Feri berangkat Jumat dengan 212 orang. |Di antaranya Prof. Dr. Budi dan PT. Laut Jaya. |Apel, jeruk, dll. |Itu cukup."},
}

func TestSplit_Prose(t *testing.T) {
	for tag, cases := range paragraphs {
		t.Run(tag, func(t *testing.T) { checkCases(t, tag, Options{}, cases) })
	}
}

// asianProse holds to the house rules H1 to H12 in longer texts.
var asianProse = map[string][]string{
	"zh": {
		"渡轮于2019年5月3日21:30离港，船上有212人。|其中包括陈教授（海洋研究所）。|“风浪并不大。”船长说，“一切正常。”|没有人受伤。|详情见https://example.com/a.html。|谢谢！",
		"受试者每天服用5 mg.|指标在12周后上升3.4 ng/ml（见Fig. 2）。|“我们没想到！”她对记者说。|这能持续吗？|也许吧……|",
		"她惊呼：“船来了！”便跑了出去。|大家跟着她。|他问：“在哪里？”|没有人回答。|",
		"温度为37.5.|患者感觉良好.|见2.1.方法。|《船来了！》上映了。|（本文首发于2019年。）|请勿转载。",
	},
	"zh-Hant": {"渡輪於5月3日離港，船上有212人。|「風浪不大。」船長說道。|沒有人受傷。|他驚呼：「船來了！」便跑了出去。|（見圖2。）|完。"},
	"ja": {
		"フェリーは5月3日の21:30に出港し、212人が乗っていた。|「波は高くなかった。」と船長は語った。|けが人はいない。|詳細はhttps://example.jp/a.htmlを参照。|",
		"会場は港（先着100名。予約制。）です。|お早めに。|「船だ！」|子どもが叫んだ。|「どこ？」という声がした。|まだ見えない……が、もうすぐだ。|船です... |見えました。",
	},
	"ko": {
		"여객선은 5월 3일 21시 30분에 212명을 태우고 떠났다. |선장은 “파도는 높지 않았다.”라고 말했다. |다친 사람은 없다. |J. K. 로가 배를 만들었다. |2024. 3. 5. 개장했다. |글쎄... 아직 모른다. |자세한 내용은 Fig. 2를 보라.",
	},
}

func TestSplit_AsianProse(t *testing.T) {
	for tag, cases := range asianProse {
		t.Run(tag, func(t *testing.T) { checkCases(t, tag, Options{}, trimmed(cases)) })
	}
}

// trimmed takes the mark off the end of a text, where every sentence ends.
func trimmed(cases []string) []string {
	var out []string
	for _, c := range cases {
		for len(c) > 0 && c[len(c)-1] == '|' {
			c = c[:len(c)-1]
		}
		out = append(out, c)
	}
	return out
}
