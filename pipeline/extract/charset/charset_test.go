package charset

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"
)

// samples are short texts as a page would carry them, one for each language
// and the encodings it is found in.
var samples = []struct {
	lang, text string
	names      []string
}{
	{"zh-Hans", "干细胞治疗费用是多少？很多患者和家属最关心的就是这个问题。", []string{"gb18030"}},
	{"zh-Hant", "幹細胞治療的費用是多少？許多病人和家屬最關心的就是這個問題。", []string{"big5"}},
	{"ja", "港の新しい桟橋が来月から使えるようになると市が発表しました。フェリーの時刻表も変わります。", []string{"shift_jis", "euc-jp", "iso-2022-jp"}},
	{"ko", "항구의 새 부두는 다음 달부터 사용할 수 있다고 시에서 발표했습니다.", []string{"euc-kr"}},
	{"ru", "Новый причал в гавани откроют в следующем месяце, сообщили в мэрии.", []string{"windows-1251", "koi8-r", "iso-8859-5", "ibm866", "x-mac-cyrillic"}},
	{"uk", "Новий причал у гавані відкриють наступного місяця, повідомили в міській раді її гості.", []string{"windows-1251", "koi8-u"}},
	{"bg", "Новият кей на пристанището ще бъде открит през следващия месец, съобщиха от общината.", []string{"windows-1251"}},
	{"el", "Η νέα προβλήτα του λιμανιού θα ανοίξει τον επόμενο μήνα, ανακοίνωσε ο δήμος.", []string{"windows-1253"}},
	{"he", "המזח החדש בנמל ייפתח בחודש הבא, כך הודיעה העירייה הבוקר.", []string{"windows-1255"}},
	{"ar", "أعلنت البلدية أن الرصيف الجديد في الميناء سيفتح أبوابه الشهر المقبل.", []string{"windows-1256", "iso-8859-6"}},
	{"th", "ท่าเรือแห่งใหม่จะเปิดให้บริการในเดือนหน้า เทศบาลเมืองประกาศเมื่อเช้านี้", []string{"windows-874"}},
	{"tr", "Limandaki yeni iskele gelecek ay açılıyor, belediye başkanı dün akşam bunu söyledi ve ışıkları yaktı.", []string{"windows-1254"}},
	{"cs", "Nové molo v přístavu se otevře příští měsíc, oznámilo dnes ráno město. Trajekty začnou jezdit častěji.", []string{"windows-1250", "iso-8859-2"}},
	{"pl", "Nowe molo w porcie zostanie otwarte w przyszłym miesiącu, ogłosiły władze miasta. Promy będą pływać częściej.", []string{"windows-1250", "iso-8859-2"}},
	{"sk", "Nové mólo v prístave otvoria budúci mesiac, oznámilo dnes ráno mesto. Ďalšie lode začnú chodiť častejšie.", []string{"windows-1250"}},
	{"hu", "A kikötő új mólója a jövő hónapban nyílik meg, közölte a város. A kompok sűrűbben járnak majd.", []string{"windows-1250"}},
	{"hr", "Novi gat u luci otvara se sljedeći mjesec, objavio je grad. Trajekti će češće ploviti između otoka.", []string{"windows-1250"}},
	{"lt", "Naujoji uosto prieplauka bus atidaryta kitą mėnesį, šįryt pranešė miesto valdžia. Keltai plauks dažniau.", []string{"windows-1257"}},
	{"lv", "Jauno ostas piestātni atklās nākamajā mēnesī, šorīt paziņoja pilsēta. Prāmji kursēs biežāk.", []string{"windows-1257"}},
	{"de", "Die neue Anlegestelle im Hafen öffnet nächsten Monat, kündigte die Stadt heute früh an. Größere Fähren kommen später.", []string{"windows-1252", "macintosh"}},
	{"fr", "La nouvelle jetée du port ouvrira le mois prochain, a annoncé la mairie. L’été, les bateaux passeront plus tôt.", []string{"windows-1252"}},
	{"es", "El nuevo muelle del puerto abrirá el mes que viene, anunció el ayuntamiento. ¿Cuándo saldrá el primer barco de la mañana?", []string{"windows-1252"}},
	{"pt", "O novo cais do porto abre no próximo mês, anunciou a câmara. As ligações às ilhas não serão afetadas.", []string{"windows-1252"}},
	{"sv", "Den nya bryggan i hamnen öppnar nästa månad, meddelade staden på måndagen. Färjorna går då oftare.", []string{"windows-1252"}},
	{"is", "Nýja bryggjan í höfninni verður opnuð í næsta mánuði, sagði bæjarstjórinn. Það þykir góð frétt.", []string{"windows-1252"}},
}

func encode(t testing.TB, text, name string) []byte {
	t.Helper()
	b, err := encodingOf(name).NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return b
}

func page(charset, text string, name string, t testing.TB) []byte {
	head := "<html><head><title>News</title>"
	if charset != "" {
		head += `<meta http-equiv="Content-Type" content="text/html; charset=` + charset + `">`
	}
	return encode(t, head+"</head><body><p class=main>"+text+"</p></body></html>", name)
}

func TestDecode_Declarations(t *testing.T) {
	for _, s := range samples {
		for _, name := range append(s.names, "utf-8") {
			for _, declared := range []string{"right", "none", "utf-8", "iso-8859-1"} {
				label := map[string]string{"right": name, "none": ""}[declared]
				if declared == "utf-8" || declared == "iso-8859-1" {
					label = declared
				}
				t.Run(s.lang+"/"+name+"/"+declared, func(t *testing.T) {
					body := page(label, s.text, name, t)
					text, r := Decode(body, "", true)
					if !strings.Contains(text, s.text) {
						t.Fatalf("read as %+v: %q", r, text)
					}
					if r.Name != name || r.Replaced != 0 {
						t.Errorf("got %+v", r)
					}
					if wrong := declared != "none" && canonical(label) != name; r.Wrong != wrong {
						t.Errorf("got Wrong %v: %+v", r.Wrong, r)
					}
				})
			}
		}
	}
}

func TestDecode_WhatDecides(t *testing.T) {
	chinese, japanese := samples[0].text, samples[2].text
	utf16 := func(name string) string { return string(encode(t, "<p>"+chinese+"</p>\n", name)) }
	for _, c := range []struct {
		name, body, declared string
		isHTML               bool
		want                 Result
		text                 string
	}{
		{"nothing", "", "", true, Result{Name: "utf-8", Why: "ascii"}, ""},
		{"ascii", "<p>plain</p>", "gbk", true, Result{Name: "utf-8", Why: "ascii", Declared: "gbk"}, "<p>plain</p>"},
		{"utf-8 with mark", "\uFEFF" + chinese, "gbk", false, Result{Name: "utf-8", Why: "bom", Declared: "gbk", Wrong: true}, chinese},
		{"utf-16le with mark", "\xFF\xFE" + utf16("utf-16le"), "", false, Result{Name: "utf-16le", Why: "bom"}, "<p>" + chinese + "</p>\n"},
		{"utf-16be with mark", "\xFE\xFF" + utf16("utf-16be"), "UTF-16", false, Result{Name: "utf-16be", Why: "bom", Declared: "UTF-16"}, "<p>" + chinese + "</p>\n"},
		{"utf-32le with mark", "\xFF\xFE\x00\x00" + utf16("utf-32le"), "", false, Result{Name: "utf-32le", Why: "bom"}, "<p>" + chinese + "</p>\n"},
		{"utf-16le without mark", utf16("utf-16le"), "", true, Result{Name: "utf-16le", Why: "zero bytes"}, "<p>" + chinese + "</p>\n"},
		{"utf-16be without mark", utf16("utf-16be"), "", true, Result{Name: "utf-16be", Why: "zero bytes"}, "<p>" + chinese + "</p>\n"},
		{"utf-32be without mark", utf16("utf-32be"), "", true, Result{Name: "utf-32be", Why: "zero bytes"}, "<p>" + chinese + "</p>\n"},
		{"utf-32le without mark", utf16("utf-32le"), "", true, Result{Name: "utf-32le", Why: "zero bytes"}, "<p>" + chinese + "</p>\n"},
		{"utf-8 called gbk", chinese, "text/html; charset=GBK", false, Result{Name: "utf-8", Why: "utf-8", Declared: "gbk", Wrong: true}, chinese},
		{"utf-8 with a broken place", strings.Repeat(chinese, 10) + "\xE5\xB9 end", "", false, Result{Name: "utf-8", Why: "utf-8", Replaced: 1}, strings.Repeat(chinese, 10) + "\uFFFD end"},
		{"utf-8 that ends in a character", chinese + "\xE5\xB9", "", false, Result{Name: "utf-8", Why: "utf-8", Replaced: 1}, chinese + "\uFFFD"},
		{"Latin that ends in a letter", "Un caf\xE9", "", false, Result{Name: "windows-1252", Why: "statistics"}, "Un café"},
		{"iso-2022-jp called utf-8", string(encode(t, japanese, "iso-2022-jp")), "utf-8", false, Result{Name: "iso-2022-jp", Why: "escape sequences", Declared: "utf-8", Wrong: true}, japanese},
		{"hz", "~{1>?F~}", "hz-gb-2312", false, Result{Name: "hz-gb-2312", Why: "declared", Declared: "hz-gb-2312"}, "本科"},
		{"two characters that pass for utf-8", "\xC1\xAA\xCD\xA8", "gbk", false, Result{Name: "gb18030", Why: "declared", Declared: "gbk"}, "联通"},
		{"header beats meta", string(page("big5", chinese, "gb18030", t)), "gb2312", true, Result{Name: "gb18030", Why: "declared", Declared: "gb2312"}, ""},
		{"meta where the header is wrong", string(page("gb2312", chinese, "gb18030", t)), "utf-8", true, Result{Name: "gb18030", Why: "declared", Declared: "utf-8", Wrong: true}, ""},
		{"meta is nothing in plain text", string(page("koi8-r", "Caf\u00e9 cr\u00e8me", "windows-1252", t)), "", false, Result{Name: "windows-1252", Why: "statistics"}, ""},
		{"a set without statistics", string(page("iso-8859-3", "La ŝipo ĉe la haveno", "iso-8859-3", t)), "", true, Result{Name: "iso-8859-3", Why: "declared", Declared: "iso-8859-3"}, ""},
		{"quotation marks only", "It\x92s a \x93test\x94 \x97 really", "iso-8859-1", false, Result{Name: "windows-1252", Why: "declared", Declared: "iso-8859-1"}, "It’s a “test” — really"},
		{"the euro sign alone", "Price: \x80 5", "", false, Result{Name: "windows-1252", Why: "statistics"}, "Price: € 5"},
		{"Chinese names in English", string(page("", "The town of 佛山 (Foshan) is in the province of 广东, near 广州.", "gb18030", t)), "", true, Result{Name: "gb18030", Why: "statistics"}, ""},
		{"text inside attributes only", `<img alt="` + string(encode(t, chinese, "gb18030")) + `">`, "", true, Result{Name: "gb18030", Why: "statistics"}, ""},
		{"scripts do not count", "<script>" + strings.Repeat("'\xE9'", 400) + "</script><p>" + string(encode(t, chinese, "gb18030")) + "</p>", "", true, Result{Name: "gb18030", Why: "statistics", Replaced: 400}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, r := Decode([]byte(c.body), c.declared, c.isHTML)
			if r != c.want {
				t.Errorf("got  %+v\nwant %+v", r, c.want)
			}
			if c.text != "" && text != c.text {
				t.Errorf("got text %q", text)
			}
		})
	}
}

func TestCanonical_OddLabels(t *testing.T) {
	for label, want := range map[string]string{
		"GB-18030": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "GBK": "gb18030", "cp936": "gb18030",
		"utf8": "utf-8", "UTF_8": "utf-8", "utf8mb4": "utf-8",
		"cp1252": "windows-1252", "Cp1251": "windows-1251", "latin-1": "windows-1252", "iso8859-1": "windows-1252", "ISO_8859-15": "iso-8859-15",
		"Shift-JIS": "shift_jis", "x-sjis": "shift_jis", "Windows-31J": "shift_jis", "euc_jp": "euc-jp", "ks_c_5601-1987": "euc-kr", "cp949": "euc-kr",
		"Big5-HKSCS": "big5", "koi8r": "koi8-r", "tis-620": "windows-874", "win1251": "", "none": "", "": "", "replacement": "", "x-user-defined": "",
	} {
		if got := canonical(label); got != want {
			t.Errorf("%q: got %q, want %q", label, got, want)
		}
	}
}

func TestDeclaredInside(t *testing.T) {
	for page, want := range map[string]string{
		`<meta charset=gbk>`:     "gbk",
		`<META CharSet = "GBK">`: "gbk",
		`<meta http-equiv="content-type" content="text/html;charset=Shift_JIS"/>`:   "shift_jis",
		`<?xml version="1.0" encoding="EUC-JP"?><html>`:                             "euc-jp",
		`<!-- <meta charset=big5> --><meta name=author content=x><meta charset=x>`:  "x",
		`<!-- <meta charset=big5>`:                                                  "",
		`<meta charset="utf-16">`:                                                   "utf-8",
		`<p>charset=gbk</p>`:                                                        "",
		strings.Repeat(" ", head) + `<meta charset=gbk>`:                            "",
		`<meta charset=`:                                                            "",
		`<meta charset="` + strings.Repeat("x", 50) + `"><meta charset=koi8-r>`:     "koi8-r",
		`<meta name="description" content="charset and more"><meta charset='big5'>`: "big5",
	} {
		if got := declaredInside([]byte(page)); got != want {
			t.Errorf("%.60q: got %q, want %q", page, got, want)
		}
	}
}

func TestUnreadable(t *testing.T) {
	ebcdic, err := charmap.CodePage037.NewEncoder().String("The new pier in the harbour opens next month, the city said. Ferries will then run more often.")
	if err != nil {
		t.Fatal(err)
	}
	chance := make([]byte, 4000)
	for i, x := 0, uint32(7); i < len(chance); i++ {
		x = x*1664525 + 1013904223
		chance[i] = byte(x>>24) | 0x80
	}
	for name, c := range map[string]struct{ body, want string }{
		"pdf":               {"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj", "this is a PDF, not a page of text"},
		"png":               {"\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR", "this is an image, not a page of text"},
		"docx":              {"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", "this is an Office document, not a page of text"},
		"zip":               {"PK\x03\x04\x14\x00\x06\x00a.txt", "this is an archive, not a page of text"},
		"mp4":               {"\x00\x00\x00\x20ftypisom\x00\x00", "this is a video, not a page of text"},
		"binary":            {strings.Repeat("\x01\x02text\x00\x03", 100), "this is binary data, not a page of text"},
		"ebcdic":            {ebcdic, "this is in an unknown encoding"},
		"high bytes":        {string(chance), "this is in an unknown encoding"},
		"empty":             {"", ""},
		"text":              {"BMW und ID3 sind keine Dateien.", ""},
		"latin":             {"Caf\xE9", ""},
		"utf-16":            {string(encode(t, "<p>harbour</p>", "utf-16le")), ""},
		"utf-8 with trifle": {strings.Repeat("harbour 港 ", 20) + "\x01", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			if err := Unreadable([]byte(c.body)); err != nil {
				got = err.Error()
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	for _, s := range samples {
		for _, name := range s.names {
			if err := Unreadable(page("", s.text, name, t)); err != nil {
				t.Errorf("%s in %s: %v", s.lang, name, err)
			}
		}
	}
}

func TestDecode_SameAnswerEveryTime(t *testing.T) {
	body := page("", samples[12].text, "iso-8859-2", t)
	want, r := Decode(body, "", true)
	for range 20 {
		if text, again := Decode(bytes.Clone(body), "", true); text != want || again != r {
			t.Fatalf("got %+v, then %+v", r, again)
		}
	}
}

func TestDecode_UTF8IsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := "港" + rapid.StringOfN(rapid.RuneFrom([]rune("aé漢字 <>&ßд한ا\n")), 0, 200, -1).Draw(t, "text")
		if got, r := Decode([]byte(text), "", false); got != text || r.Name != "utf-8" || r.Replaced != 0 {
			t.Fatalf("got %q, %+v", got, r)
		}
	})
}

func FuzzDecode(f *testing.F) {
	for _, s := range samples {
		for _, name := range s.names {
			f.Add(page("", s.text, name, f), "")
		}
	}
	f.Add([]byte("\xFF\xFE\x00"), "utf-16")
	f.Add([]byte("<!-- \xE9 <meta charset=\xE9"), "text/html; charset=")
	f.Fuzz(func(t *testing.T, body []byte, declared string) {
		for _, isHTML := range []bool{false, true} {
			text, r := Decode(body, declared, isHTML)
			if !utf8.ValidString(text) || r.Name == "" || r.Why == "" || r.Replaced < 0 {
				t.Errorf("%+v: %q", r, text)
			}
		}
		_ = Unreadable(body)
	})
}

func BenchmarkDecode(b *testing.B) {
	body := page("", strings.Repeat(samples[0].text+"\n", 500), "gb18030", b)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		Decode(body, "", true)
	}
}
