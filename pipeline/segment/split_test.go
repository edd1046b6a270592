package segment

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
)

func checkCases(t *testing.T, tag string, o Options, cases []string) {
	t.Helper()
	s := New(language.Make(tag), o)
	for _, want := range cases {
		text := strings.ReplaceAll(want, "|", "")
		if got := marked(s, text); got != want {
			t.Errorf("%s\n got %q\nwant %q\n%+v", tag, got, want, s.Explain(text))
		}
	}
}

// marked returns the text with | at every boundary but the last.
func marked(s *Splitter, text string) string {
	var parts []string
	from := 0
	for _, b := range s.Split(text) {
		parts = append(parts, text[from:b.End])
		from = b.End
	}
	return strings.Join(parts, "|")
}

var casesOf = map[string][]string{
	"en": {
		"Hello world. |My name is Ann.",
		"What is your name? |My name is Ann.",
		"There it is! |I found it.",
		"Dr. Smith met Mrs. Jones at St. Mary's. |They talked.",
		"We stayed in the U.S. for a year. |It was fun.",
		"She lives in the U.S. |The house is small.",
		"The shop belongs to Apple Inc. and others. |They sell phones.",
		"He works for Apple Inc. |The pay is good.",
		"It opens at 8 a.m. and closes at 5 p.m. |We wait.",
		"See Fig. 3 and Table 2, No. 5, pp. 12 to 14. |Then go on.",
		"No. |That is wrong.",
		"J. R. R. Tolkien wrote it. |I read it.",
		"It was I. |Then he came.",
		"Take vitamin C. |Patients liked it.",
		"It costs $3.50 or 1,000.25 in all. |Pay now.",
		"Visit www.example.com or https://example.com/a.b?c=d. |Then call.",
		"Write to ann.lee@example.org. |She will answer.",
		"Open config.yaml and run v1.2.3. |It works.",
		"\"Really?\" she asked. |Nobody knew.",
		"“Stop!” John said. |He meant it.",
		"He said, “I came. |I saw.” |She left.",
		"He taught (he had studied. He had learned.) at school. |It was good.",
		"Nothing happened (see below). |(This is below.) |Next.",
		"Well... maybe not. |Well... |Maybe so.",
		"And then . . . nothing. |It ended.",
		"We used mRNA. |mRNA works. |iPhones too.",
		"Cells grew.[1] |They died.[2,3] |End.",
		"Yahoo! is a company. |It is old.",
		"1. Wash the cells. |2. Count them.",
		"a. Open it.\n|b. Close it.",
		"Many tests, e.g. PCR, i.e. a copy of DNA, exist. |Use one.",
		"Smith et al. showed this. |Others agreed.",
		"On Jan. 5 we left. |On Feb. 6 we came back.",
		"First line\n|Second line",
		"So much fun!!! |Great 😀. |Bye.",
		"He left; she stayed: why? |Nobody knows.",
		"Hello world.|Today is Tuesday.|This is it.",
		"We like tea, coffee, etc. |Most people do.",
		"Get the photo management app. |I use it.",
		"It was “long [...] and hard [...]” (Smith 55). |Yes.",
		"It is that . . . I did not mean it. |He knew.",
		"Look at N°. 1026 again. |That is it.",
		"Use ASP.NET or Node.js. |Both work.",
	},
	"de": {
		"Das ist gut. |Das ist besser.",
		"Am 3. Oktober 1990 wurde gefeiert. |Alle kamen.",
		"Der 1. Platz ging an Anna. |Der 2. Platz ging an Ben.",
		"Das war 1990. |Danach kam nichts.",
		"Wir nehmen z. B. Äpfel. |Die sind süß.",
		"Wir nehmen z.B. Äpfel und d.h. Obst. |Gut.",
		"Dr. Müller und Prof. Dr. Weber kommen. |Sie reden.",
		"Er kaufte Brot, Butter usw. |Der Laden schloss.",
		"Er kaufte Brot usw. für Anna. |Sie kam.",
		"Siehe Abb. 3 und § 5 Abs. 2 Nr. 1 BGB. |Es gilt.",
		"Er wohnt in der Hauptstr. 5. |Sie auch.",
		"„Kommst du?“, fragte sie. |„Ja.“ |Er kam.",
		"„Kommst du?“ fragte sie. |Er kam.",
		"»Komm!« |»Nein.«",
		"»Komm!«, rief sie. |Er kam.",
		"Ludwig XIV. von Frankreich lebte lange. |Er baute viel.",
		"Im 19. Jahrhundert war das so. |Heute nicht.",
		"Das kostet 1.000,50 Euro. |Zu viel.",
		"Sie landete auf Platz 3. |Deutschland jubelte.",
		"Die Firma Meier GmbH & Co. KG wuchs. |Alle freuten sich.",
		"Er sagte nichts … |Dann ging er.",
		"Warten wir … noch etwas. |Gut.",
		"Was? |Wirklich! |Ja.",
		"Am 3.10. 2024 kam er. |Sie ging.",
		"J. S. Bach komponierte es. |Es ist schön.",
	},
	"fr": {
		"Il est parti. |Elle est restée.",
		"« Bonjour ! » dit-il. |Elle rit.",
		"« Oui. » |Elle rit.",
		"« Vraiment ? » |« Oui. »",
		"M. Dupont et Mme Durand sont là. |Ils parlent.",
		"Du pain, du lait, etc. |Le chat dort.",
		"Du pain, etc., et du lait. |C'est tout.",
		"Voir p. 12 et fig. 3. |Ensuite, l'art. 5 s'applique.",
		"C.-à-d. rien du tout. |Bon.",
		"Il a vu J.-P. Martin. |Il était content.",
		"Vers 50 av. J.-C. il régnait. |Puis il mourut.",
		"Qu'est-ce que c'est ? |Un livre !",
		"Ah ! mon ami, quelle joie. |Entrez.",
		"Cela coûte 3,50 € ou 1.000 €. |C'est cher.",
		"Le Dr Martin et le Pr. Petit arrivent. |Tout va bien.",
		"Il habite av. Foch. |Elle aussi.",
		"Attends… je viens. |Attends… |Je viens.",
		"— Tu viens ? |— Oui. |— Bien.",
		"— Tu viens ? — demanda-t-il. |Elle vint.",
		"Visitez www.exemple.fr. |Merci.",
		"L'hépatite B. |Les patients guérissent.",
		"Au XIXe siècle, c'était ainsi. |Aujourd'hui, non.",
	},
	"es": {
		"Llegó tarde. |Nadie lo vio.",
		"¿Qué hora es? |¡Son las tres! |Vámonos.",
		"El Sr. Gómez y la Sra. Ruiz llegaron. |Hablaron.",
		"La Dra. López atiende. |Es buena.",
		"Vive en EE. UU. desde 2010. |Le gusta.",
		"Vive en EE.UU. |El clima es bueno.",
		"Compró pan, leche, etc. |El perro durmió.",
		"Véase la pág. 12 y el art. 5. |Después, siga.",
		"Hay frutas, p. ej. manzanas. |Son dulces.",
		"Murió en el 44 a. C. en Roma. |Fue triste.",
		"—¿Vienes? —preguntó ella. |Él vino.",
		"«¿Vienes?» preguntó. |Nadie habló.",
		"«Ven.» |Él vino.",
		"Cuesta 3,50 o 1.000 pesos. |Es caro.",
		"Abre a las 8 a. m. y cierra a las 5 p. m. |Luego volvemos.",
		"Bueno… no sé. |Bueno… |No sé.",
		"Ud. tiene razón. |Yo no.",
		"J. L. Borges lo escribió. |Es famoso.",
		"La vitamina C. |Los pacientes la toman.",
		"Visite www.ejemplo.es. |Gracias.",
		"Trabaja en Pérez S.A. |La empresa crece.",
		"1. Lave las células. |2. Cuéntelas.",
	},
	"it": {
		"È tardi. |Andiamo.",
		"Il sig. Rossi e la dott.ssa Bianchi arrivano. |Parlano.",
		"Pane, latte, ecc. |Il gatto dorme.",
		"Vedi pag. 12 e art. 5. |Poi continua.",
		"Che ora è? |Sono le tre!",
		"«Vieni?» chiese lei. |Lui venne.",
		"Morì nel 44 a.C. a Roma. |Fu triste.",
		"Costa 3,50 euro. |È caro.",
		"Lavora per Fiat S.p.A. a Torino. |Gli piace.",
		"Il prof. Verdi insegna. |Gli studenti ascoltano.",
	},
	"pt": {
		"É tarde. |Vamos.",
		"O Sr. Silva e a Dra. Costa chegaram. |Falaram.",
		"Pão, leite, etc. |O gato dorme.",
		"Veja a pág. 12 e o art. 5. |Depois, siga.",
		"Que horas são? |São três!",
		"Mora na Av. Paulista. |Gosta.",
		"Morreu em 44 a.C. em Roma. |Foi triste.",
		"Custa R$ 3,50. |É caro.",
		"Há frutas, p. ex. maçãs. |São doces.",
	},
	"ru": {
		"Он ушёл. |Она осталась.",
		"Это было в 1990 г. в Москве. |Все помнят.",
		"Он родился в 1990 г. |Это было давно.",
		"Яблоки, груши и т. д. растут здесь. |Хорошо.",
		"Яблоки, т. е. фрукты, растут. |Да.",
		"А. С. Пушкин писал стихи. |Он велик.",
		"См. рис. 3 и стр. 12. |Далее читайте.",
		"«Ты придёшь?» — спросила она. |Он пришёл.",
		"Ул. Ленина, д. 5. |Там живут люди.",
		"В XIX в. было так. |Теперь нет.",
	},
	"pl": {
		"Jest późno. |Chodźmy.",
		"Pan dr Kowalski i prof. Nowak przyszli. |Rozmawiali.",
		"Chleb, mleko itd. |To wszystko.",
		"Było to w 1990 r. w Warszawie. |Pamiętam.",
		"Zob. rys. 3 i str. 12. |Potem czytaj.",
		"Np. Kraków jest piękny. |Lubię go.",
		"3. Maja jest święto. |Wszyscy świętują.",
		"Która godzina? |Trzecia!",
		"J. Piłsudski żył dawno. |On rządził.",
	},
	"tr": {
		"Geç oldu. |Gidelim.",
		"Dr. Yılmaz ve Prof. Kaya geldi. |Konuştular.",
		"Ekmek, süt vb. aldı. |Bu kadar.",
		"Bkz. Şek. 3 ve s. 12. |Sonra devam et.",
		"3. Selim padişahtı. |Müzik severdi.",
		"19. yüzyılda böyleydi. |Bugün değil.",
		"Saat kaç? |Üç!",
		"M.Ö. 44 yılında öldü. |Roma üzüldü.",
	},
	"ar": {
		"هل أنت بخير؟ |نعم، أنا بخير.",
		"قال د. أحمد ذلك. |انتهى الكلام.",
		"وصل الفريق! |بدأت المباراة.",
		"أولاً، الصحة؛ ثانياً، العمل. |هذا كل شيء.",
		"بلغت الحرارة 37.5 درجة. |الوضع طبيعي.",
		"انظر ص. 12 للمزيد. |شكرا.",
		"زر www.example.com اليوم. |مرحبا.",
		"انتهى الدرس.|خرج الطلاب.",
		"«هل ستأتي؟» |نعم.",
	},
	"hi": {
		"यह एक वाक्य है। |यह दूसरा है।",
		"क्या यह सही है? |हाँ!",
		"डॉ. शर्मा आए। |वे बैठे।",
		"श्री. वर्मा गए। |ठीक है।",
		"तापमान 37.5 है। |सामान्य है।",
		"वह गया॥ |वह आया॥",
		"“चलो!” |वह बोला।",
		"पृ. 12 देखें। |धन्यवाद।",
	},
	"th": {
		"ประเทศไทยเป็นประเทศที่ตั้งอยู่ในเอเชียตะวันออกเฉียงใต้ |มีพรมแดนติดกับประเทศลาวและกัมพูชา และมาเลเซีย",
		"สวัสดีครับ ผมชื่อสมชาย",
	},
	"km":  {"ខ្ញុំទៅផ្សារ។ |គាត់ទៅសាលារៀន។"},
	"my":  {"ကျွန်တော် သွားမယ်။ |သူ လာမယ်။"},
	"el":  {"Τι κάνεις; |Καλά είμαι."},
	"hy":  {"Բարև։ |Ինչպես ես։"},
	"ur":  {"یہ ایک جملہ ہے۔ |یہ دوسرا ہے۔"},
	"he":  {"שלום לך. |מה שלומך? |טוב."},
	"cs":  {"Dne 3. května přišel. |Odešel."},
	"xx":  {"One. |Two e.g. three. |Four?"},
	"und": {"One. |Two. |你好。|再见。", "Sr. 5"},
}

func TestSplit_Languages(t *testing.T) {
	for tag, cases := range casesOf {
		t.Run(tag, func(t *testing.T) { checkCases(t, tag, Options{}, cases) })
	}
}

func TestSplit_EmptyTextHasNoSentence(t *testing.T) {
	if got := New(language.Und, Options{}).Split(""); got != nil {
		t.Errorf("got %v", got)
	}
}
