package langid

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
)

var texts = map[string]string{
	"en":      "The new pier in the harbour opens next month, and the ferries will then run more often than they do now.",
	"de":      "Die neue Anlegestelle im Hafen öffnet nächsten Monat, und die Fähren werden dann öfter fahren als bisher.",
	"fr":      "La nouvelle jetée du port ouvrira le mois prochain, et les bateaux passeront plus souvent dans la journée.",
	"es":      "El nuevo muelle del puerto abrirá el mes que viene y los barcos saldrán más a menudo que ahora.",
	"pt":      "O novo cais do porto abre no próximo mês, e os barcos passam a sair com mais frequência do que agora.",
	"it":      "Il nuovo molo del porto aprirà il mese prossimo e i traghetti partiranno più spesso di quanto fanno ora.",
	"nl":      "De nieuwe steiger in de haven gaat volgende maand open en de veerboten varen dan vaker dan nu het geval is.",
	"sv":      "Den nya bryggan i hamnen öppnar nästa månad, och färjorna kommer att gå oftare än vad de gör nu.",
	"da":      "Den nye bro i havnen åbner i næste måned, og færgerne kommer til at sejle oftere, end de gør nu, efter at havnen blev udvidet.",
	"nb":      "Den nye brygga i havna åpner neste måned, og fergene kommer til å gå oftere enn de gjør nå, etter at havna ble utvidet.",
	"fi":      "Sataman uusi laituri avataan ensi kuussa, ja lautat kulkevat sen jälkeen useammin kuin nyt, mutta hinnat eivät nouse.",
	"is":      "Nýja bryggjan í höfninni verður opnuð í næsta mánuði og ferjurnar fara þá oftar en þær gera nú.",
	"pl":      "Nowe molo w porcie zostanie otwarte w przyszłym miesiącu, a promy będą pływać częściej niż teraz.",
	"cs":      "Nové molo v přístavu se otevře příští měsíc a trajekty budou jezdit častěji, než je tomu teď.",
	"sk":      "Nové mólo v prístave sa otvorí budúci mesiac a trajekty budú chodiť častejšie, ako je to teraz.",
	"hu":      "A kikötő új mólója a jövő hónapban nyílik meg, és a kompok akkor már sűrűbben járnak, mint most.",
	"ro":      "Noul dig din port se deschide luna viitoare, iar feriboturile vor circula mai des decât acum, și nu doar vara.",
	"tr":      "Limandaki yeni iskele gelecek ay açılıyor ve feribotlar bundan sonra daha sık kalkacak, ama fiyatlar değişmiyor.",
	"vi":      "Bến tàu mới ở cảng sẽ mở cửa vào tháng tới, và các chuyến phà sẽ chạy thường xuyên hơn bây giờ.",
	"id":      "Dermaga baru di pelabuhan akan dibuka bulan depan, dan kapal feri akan berangkat lebih sering karena jadwal itu bisa diubah.",
	"ca":      "El nou moll del port obrirà el mes que ve i els vaixells sortiran més sovint que ara, però els preus són els mateixos.",
	"hr":      "Novi gat u luci otvara se sljedeći mjesec, a trajekti će tada ploviti češće nego što je to sada.",
	"sl":      "Novi pomol v pristanišču bo odprt naslednji mesec in trajekti bodo vozili pogosteje, kot je to zdaj.",
	"lt":      "Naujoji uosto prieplauka bus atidaryta kitą mėnesį, o keltai plauks dažniau, nei yra dabar.",
	"lv":      "Jauno ostas piestātni atklās nākamajā mēnesī, un prāmji tad kursēs biežāk, nekā tas ir tagad.",
	"et":      "Sadama uus kai avatakse järgmisel kuul ja siis hakkavad laevad käima sagedamini, kui see praegu on.",
	"ru":      "Новый причал в гавани откроют в следующем месяце, и паромы будут ходить чаще, чем сейчас.",
	"uk":      "Новий причал у гавані відкриють наступного місяця, і пороми ходитимуть частіше, ніж зараз.",
	"bg":      "Новият кей на пристанището ще бъде открит през следващия месец и корабите ще тръгват по-често от сега.",
	"sr":      "Нови гат у луци отвара се следећег месеца, а трајекти ће тада пловити чешће него што је то сада.",
	"el":      "Η νέα προβλήτα του λιμανιού θα ανοίξει τον επόμενο μήνα.",
	"he":      "המזח החדש בנמל ייפתח בחודש הבא, והמעבורות יצאו לעתים קרובות יותר.",
	"ar":      "أعلنت البلدية أن الرصيف الجديد في الميناء سيفتح أبوابه الشهر المقبل.",
	"fa":      "اسکلهٔ تازهٔ بندر ماه آینده باز می\u200cشود و کشتی\u200cها بیش\u200cتر از پیش حرکت می\u200cکنند.",
	"ur":      "بندرگاہ کا نیا گھاٹ اگلے مہینے کھلے گا اور کشتیاں پہلے سے زیادہ چلیں گی۔",
	"th":      "ท่าเรือแห่งใหม่จะเปิดให้บริการในเดือนหน้า",
	"hi":      "बंदरगाह का नया घाट अगले महीने खुलेगा और नावें पहले से अधिक चलेंगी।",
	"ja":      "港の新しい桟橋が来月から使えるようになると市が発表しました。",
	"ko":      "항구의 새 부두는 다음 달부터 사용할 수 있습니다.",
	"zh-Hans": "港口的新码头下个月开放，届时渡轮的班次会比现在更多。",
	"zh-Hant": "港口的新碼頭下個月開放，屆時渡輪的班次會比現在更多。",
	"ka":      "ნავსადგურის ახალი ნავმისადგომი მომავალ თვეში გაიხსნება.",
}

func TestDetect_Sentences(t *testing.T) {
	for want, text := range texts {
		got, confidence := Detect(text)
		if got.String() != want || confidence < 0.2 || confidence > 1 {
			t.Errorf("%s: got %s, %.2f", want, got, confidence)
		}
	}
}

func TestDetect_HardCases(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "und"},
		{"figures", "2026-11-22, 15:50 (42 %)", "und"},
		{"names", "Sony WH-1000XM4", "und"},
		{"Chinese with English terms", "间充质干细胞（MSC）与 iPSCs 相比，TGF-β 和 IL-10 的分泌水平更高。", "zh-Hans"},
		{"Chinese that quotes Japanese", "日本语的“の”相当于汉语的“的”，这是很多人学习时遇到的第一个问题，也是后来最容易忘记的。", "zh-Hans"},
		{"Chinese that tells no script", "中文", "zh"},
		{"Japanese headline without kana", "東京駅前広場、来月開業", "ja"},
		{"Japanese headline with little kana", "新港桟橋開業記念式典、来月三日に開催予定と発表", "ja"},
		{"English with a Chinese name", "The town of Foshan (佛山) is in the province of Guangdong, and it is not far from here.", "en"},
		{"Korean with Han", "大韓民國의 새 부두는 다음 달부터 사용할 수 있습니다.", "ko"},
		{"Japanese among commands", "cooptranslator translate -l ja 翻訳します。 cooptranslator review --fix 確認します。", "ja"},
		{"long text", strings.Repeat(texts["de"]+" ", 2000), "de"},
	} {
		if got, _ := Detect(c.text); got.String() != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestBest_DeclarationMeetsText(t *testing.T) {
	const welsh = "Bydd y pier newydd yn yr harbwr yn agor y mis nesaf."
	const luxembourgish = "Déi nei Anlegestell am Hafe geet den nächste Mount op, an d'Schëffer fueren dann méi dacks ewéi elo."
	for _, c := range []struct{ declared, text, want string }{
		{"und", texts["de"], "de"},
		{"en", texts["zh-Hans"], "zh-Hans"},
		{"en-US", texts["zh-Hant"], "zh-Hant"},
		{"en-US", texts["en"], "en-US"},
		{"en", texts["de"], "de"},
		{"en", texts["id"], "id"},
		{"en", texts["ru"], "ru"},
		{"de-AT", texts["de"], "de-AT"},
		{"zh", texts["zh-Hans"], "zh-Hans"},
		{"zh-CN", texts["zh-Hans"], "zh-Hans"},
		{"zh-CN", texts["zh-Hant"], "zh-Hant"},
		{"zh-TW", texts["zh-Hant"], "zh-Hant"},
		{"zh-TW", texts["zh-Hans"], "zh-Hans"},
		{"zh-HK", texts["zh-Hant"], "zh-Hant-HK"},
		{"zh-SG", texts["zh-Hans"], "zh-Hans-SG"},
		{"zh-Hant-HK", texts["zh-Hant"], "zh-Hant-HK"},
		{"zh-Hans", texts["zh-Hant"], "zh-Hant"},
		{"zh-HK", "中文", "zh-Hant-HK"},
		{"zh", "中文", "zh"},
		{"zh-CN", "42", "zh-Hans"},
		{"yue", texts["zh-Hant"], "yue"},
		{"ja", texts["ja"], "ja"},
		{"ja", texts["zh-Hans"], "zh-Hans"},
		{"zh-CN", texts["ja"], "ja"},
		{"pt-BR", texts["pt"], "pt-BR"},
		{"no", texts["nb"], "no"},
		{"sr-Latn", texts["hr"], "sr-Latn"},
		{"cy", welsh, "cy"},
		{"lb", luxembourgish, "lb"},
		{"fr", "Sony WH-1000XM4", "fr"},
		{"und", "", "und"},
	} {
		if got := Best(language.Make(c.declared), c.text); got.String() != c.want {
			tag, confidence := Detect(c.text)
			t.Errorf("%s over %.20q: got %s, want %s (detected %s, %.2f)", c.declared, c.text, got, c.want, tag, confidence)
		}
	}
}

func TestDeclared(t *testing.T) {
	for _, c := range []struct{ html, header, want string }{
		{"", "", "und"},
		{"en", "", "en"},
		{"EN-us", "", "en-US"},
		{"zh_CN", "", "zh-CN"},
		{"zh-hans-cn", "", "zh-Hans-CN"},
		{" de ", "fr", "de"},
		{"", "fr, de", "fr"},
		{"", "pt-BR;q=0.8", "pt-BR"},
		{"en_US.UTF-8", "", "en-US"},
		{"jp", "", "ja"},
		{"cn", "", "zh"},
		{"zh-CHT", "", "zh-Hant"},
		{"cmn-Hans", "", "zh-Hans"},
		{"iw", "", "he"},
		{"en-UK", "", "en-GB"},
		{"de-DE-u-co-phonebk", "", "de-DE"},
		{"x-default", "", "und"},
		{"{{ locale }}", "de", "de"},
		{"language", "", "und"},
		{"mul", "", "und"},
		{strings.Repeat("en-", 100), "", "und"},
	} {
		if got := Declared(c.html, c.header); got.String() != c.want {
			t.Errorf("%q, %q: got %s, want %s", c.html, c.header, got, c.want)
		}
	}
}

func TestPairs_AreSimplifiedAndTraditional(t *testing.T) {
	rs := []rune(pairs)
	if len(rs)%2 != 0 {
		t.Fatal("a character stands alone")
	}
	marks := characters()
	for i := 0; i < len(rs); i += 2 {
		if marks[rs[i]] != simplified || marks[rs[i+1]] != traditional {
			t.Errorf("%c%c: one of them is in two places", rs[i], rs[i+1])
		}
	}
}

func FuzzBest(f *testing.F) {
	for lang, text := range texts {
		f.Add(lang, lang, text)
	}
	f.Add("zh", "", "\xff中文の")
	f.Fuzz(func(t *testing.T, html, header, text string) {
		declared := Declared(html, header)
		best := Best(declared, text)
		if again := Best(declared, text); again != best {
			t.Errorf("%s, then %s", best, again)
		}
		if _, err := language.Parse(best.String()); err != nil || !utf8.ValidString(best.String()) {
			t.Errorf("%q: %v", best, err)
		}
		if _, c := Detect(text); c < 0 || c > 1 {
			t.Errorf("confidence %v", c)
		}
	})
}

func BenchmarkDetect(b *testing.B) {
	text := strings.Repeat(texts["de"]+" ", 40)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Detect(text)
	}
}
