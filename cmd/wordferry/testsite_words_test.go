package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// tongue is what a language needs to write reports of a harbour that does not
// exist.
type tongue struct {
	lang, space                   string
	places, things, doings, whens []string
	sentences                     []string // with a place, a thing, a doing, a when, and a number, in this order of arguments
	title, heading, by            string
	more, share, home, print      string // what stands around articles: chrome
	teaser                        string // of another article: with a number
}

var tongues = []tongue{
	{
		lang: "en", space: " ",
		places: []string{"the north quay", "the fish market", "the old lock", "the ferry pier", "the grain silo", "the dry dock"},
		things: []string{"a second crane", "the tide gauge", "a longer mooring line", "the signal lamp", "a floating fender", "the pilot boat"},
		doings: []string{"was painted in a brighter colour", "was taken apart and cleaned", "had to be moved to the other side", "was lent to the rowing club", "passed its yearly test"},
		whens:  []string{"early on Monday", "before the storm", "during the night shift", "after the last ferry", "in the second week of May"},
		sentences: []string{
			"At %[1]s, %[2]s %[3]s %[4]s, and report %[5]d says that nobody had to wait.",
			"The crew of boat %[5]d noted %[4]s that %[2]s at %[1]s %[3]s.",
			"Because %[2]s %[3]s %[4]s, %[1]s stayed open for %[5]d visitors.",
			"Nobody expected that %[2]s %[3]s %[4]s; still, %[1]s took in %[5]d crates.",
		},
		title: "Harbour report %d: what happened at %s", heading: "What changed at %s, part %d", by: "By Nora Ashdown", more: "More reports from the harbour",
		share: "Share this report with a friend", home: "Front page", print: "Print version", teaser: "Another report, number %d, waits to be read",
	},
	{
		lang: "de", space: " ",
		places: []string{"am Nordkai", "am Fischmarkt", "an der alten Schleuse", "am Fähranleger", "am Getreidespeicher", "am Trockendock"},
		things: []string{"der zweite Kran", "der Pegelmesser", "die längere Leine", "die Signallampe", "der schwimmende Fender", "das Lotsenboot"},
		doings: []string{"heller gestrichen", "zerlegt und gereinigt", "auf die andere Seite gebracht", "an den Ruderverein verliehen", "ohne Mängel geprüft"},
		whens:  []string{"am frühen Montag", "vor dem Sturm", "während der Nachtschicht", "nach der letzten Fähre", "in der zweiten Maiwoche"},
		sentences: []string{
			"Wie der Bericht %[5]d sagt, wurde %[1]s %[4]s %[2]s %[3]s, ohne dass jemand warten musste.",
			"%[4]s wurde %[1]s %[2]s %[3]s, was die Mannschaft von Boot %[5]d notierte.",
			"Weil %[2]s %[1]s %[4]s %[3]s wurde, kamen %[5]d Besucher mehr als sonst.",
			"Niemand hatte erwartet, dass %[2]s %[4]s %[1]s %[3]s wird; trotzdem lagen dort %[5]d Kisten.",
		},
		title: "Hafenbericht %d: was %s geschah", heading: "Was sich %s änderte, Teil %d", by: "Von Jost Brinkmann", more: "Weitere Berichte aus dem Hafen",
		share: "Diesen Bericht weiterempfehlen", home: "Startseite", print: "Druckfassung", teaser: "Ein weiterer Bericht mit der Nummer %d wartet auf Leser",
	},
	{
		lang: "es", space: " ",
		places: []string{"el muelle norte", "la lonja de pescado", "la esclusa vieja", "el embarcadero", "el silo de grano", "el dique seco"},
		things: []string{"la segunda grúa", "la regla de mareas", "la amarra más larga", "la lámpara de señales", "la defensa flotante", "la lancha del práctico"},
		doings: []string{"recibió una pintura más clara", "se desmontó para limpiarla", "pasó al otro lado", "se prestó al club de remo", "superó la prueba anual"},
		whens:  []string{"el lunes temprano", "antes de la tormenta", "durante el turno de noche", "después del último ferri", "en la segunda semana de mayo"},
		sentences: []string{
			"En %[1]s, %[2]s %[3]s %[4]s, y el informe %[5]d dice que nadie tuvo que esperar.",
			"La tripulación del barco %[5]d anotó %[4]s que %[2]s %[3]s cerca de %[1]s.",
			"Como %[2]s %[3]s %[4]s, %[1]s quedó abierto para %[5]d visitantes.",
			"Nadie esperaba que fuera cierto, pero %[2]s %[3]s %[4]s y %[1]s recibió %[5]d cajas.",
		},
		title: "Informe del puerto %d: lo que pasó en %s", heading: "Lo que cambió en %s, parte %d", by: "Por Inés Robledo", more: "Más informes del puerto",
		share: "Comparta este informe", home: "Portada", print: "Versión para imprimir", teaser: "Otro informe, el número %d, espera a sus lectores",
	},
	{
		lang:   "zh",
		places: []string{"北码头", "鱼市场", "老船闸", "渡轮站台", "粮食仓库", "干船坞"},
		things: []string{"第二台起重机", "潮位计", "较长的缆绳", "信号灯", "浮动护舷", "引水船"},
		doings: []string{"换上了更明亮的颜色", "被拆开仔细清洗", "搬到了另外一侧", "借给了划船俱乐部", "通过了年度检查"},
		whens:  []string{"星期一清早", "风暴到来之前", "夜班期间", "末班渡轮开走以后", "五月的第二个星期"},
		sentences: []string{
			"%[4]s，%[1]s的%[2]s%[3]s，第%[5]d号报告说没有人需要等候。",
			"编号%[5]d的船员记下，%[4]s%[2]s在%[1]s%[3]s，大家都觉得很及时。",
			"因为%[2]s%[4]s%[3]s，%[1]s一直开放，接待了%[5]d位客人。",
			"谁也没有想到%[2]s会在这时%[3]s，不过%[4]s%[1]s还是收下了%[5]d只木箱。",
		},
		title: "港口报告%d：%s发生的事情", heading: "%s的变化之%d", by: "作者：苏晚晴", more: "更多港口报告", share: "把这份报告分享给朋友", home: "首页", print: "打印版",
		teaser: "另一份编号%d的报告正等着读者",
	},
	{
		lang:   "ja",
		places: []string{"北岸壁", "魚市場", "古い水門", "渡し船の桟橋", "穀物倉庫", "乾ドック"},
		things: []string{"二台目のクレーン", "潮位計", "長めの係留ロープ", "信号灯", "浮き防舷材", "水先船"},
		doings: []string{"明るい色に塗り替えられた", "分解して洗われた", "反対側へ移された", "ボート部に貸し出された", "年に一度の検査に合格した"},
		whens:  []string{"月曜の早朝", "嵐の前", "夜勤の間", "最終便の後", "五月の第二週"},
		sentences: []string{
			"%[4]sに%[1]sで%[2]sが%[3]sと、報告書%[5]d号は伝えている。",
			"%[5]d号艇の乗組員によると、%[4]s、%[1]sの%[2]sが%[3]sという。",
			"%[2]sが%[4]sに%[3]sため、%[1]sには%[5]d人の見学者が訪れた。",
			"%[2]sが%[3]sとは誰も思わなかったが、%[4]sの%[1]sには木箱が%[5]d個届いた。",
		},
		title: "港の報告%d：%sで起きたこと", heading: "%sで変わったこと・その%d", by: "文・水野はるか", more: "港のほかの報告", share: "この報告を友だちに伝える", home: "トップページ", print: "印刷用",
		teaser: "報告%d号も読者を待っています",
	},
	{
		lang: "ko", space: " ",
		places: []string{"북쪽 부두", "어시장", "오래된 갑문", "여객선 선착장", "곡물 창고", "건선거"},
		things: []string{"두 번째 기중기가", "조위계가", "더 긴 계류줄이", "신호등이", "떠 있는 방현재가", "도선선이"},
		doings: []string{"더 밝은 색으로 칠해졌다", "분해되어 깨끗이 닦였다", "반대편으로 옮겨졌다", "조정 동호회에 빌려졌다", "연례 점검을 통과했다"},
		whens:  []string{"월요일 이른 아침에", "폭풍이 오기 전에", "야간 근무 동안", "마지막 배가 떠난 뒤", "오월 둘째 주에"},
		sentences: []string{
			"%[4]s %[1]s에서 %[2]s %[3]s고 보고서 %[5]d호가 전한다.",
			"%[5]d호 선원들은 %[4]s %[1]s의 %[2]s %[3]s는 말을 기록했다.",
			"%[1]s에서는 %[4]s %[2]s %[3]s. 그날 손님은 %[5]d명이었다.",
			"아무도 기다리지 않았지만 %[4]s %[2]s %[3]s. %[1]s에는 나무 상자 %[5]d개가 들어왔다.",
		},
		title: "항구 보고서 %d: %s에서 있었던 일", heading: "%s에서 달라진 점 %d", by: "글 한서윤", more: "항구의 다른 보고서", share: "이 보고서를 친구에게 알리기", home: "첫 화면", print: "인쇄용",
		teaser: "보고서 %d호도 독자를 기다립니다",
	},
	{
		lang: "ar", space: " ",
		places: []string{"الرصيف الشمالي", "سوق السمك", "الهويس القديم", "مرسى العبارة", "صومعة الحبوب", "الحوض الجاف"},
		things: []string{"الرافعة الثانية", "مقياس المد", "الحبل الطويل", "مصباح الإشارة", "المصد العائم", "قارب الإرشاد"},
		doings: []string{"حصل على لون أكثر إشراقا", "خضع لتنظيف كامل", "انتقل إلى الجانب الآخر", "أعير إلى نادي التجديف", "اجتاز الفحص السنوي"},
		whens:  []string{"في صباح الاثنين", "قبل العاصفة", "خلال نوبة الليل", "بعد آخر عبارة", "في الأسبوع الثاني من مايو"},
		sentences: []string{
			"عند %[1]s نعرف أن %[2]s %[3]s %[4]s، ويقول التقرير رقم %[5]d إن أحدا لم ينتظر.",
			"كتب طاقم القارب %[5]d أن %[2]s قرب %[1]s %[3]s %[4]s.",
			"لأن %[2]s %[3]s %[4]s بقي %[1]s مفتوحا أمام %[5]d زائرا.",
			"لم يتوقع أحد أن %[2]s %[3]s %[4]s، ومع ذلك استقبل %[1]s نحو %[5]d صندوقا.",
		},
		title: "تقرير الميناء %d: ما جرى عند %s", heading: "ما الذي تغير عند %s، الجزء %d", by: "بقلم ليلى الحداد", more: "تقارير أخرى من الميناء",
		share: "شارك هذا التقرير مع صديق", home: "الصفحة الأولى", print: "نسخة للطباعة", teaser: "تقرير آخر رقمه %d ينتظر القراء",
	},
}

func (l *tongue) sentence(r *rand.Rand) string {
	pick := func(of []string) string { return of[r.IntN(len(of))] }
	s := fmt.Sprintf(pick(l.sentences), pick(l.places), pick(l.things), pick(l.doings), pick(l.whens), 1000+r.IntN(900_000))
	first := []rune(s)
	return strings.ToUpper(string(first[:1])) + string(first[1:])
}

func (l *tongue) paragraph(r *rand.Rand) string {
	var all []string
	for range 2 + r.IntN(3) {
		all = append(all, l.sentence(r))
	}
	return strings.Join(all, l.space)
}
