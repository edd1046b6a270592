package locale

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

func messages(t *testing.T, files map[string]string) *Messages {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	m, err := OpenMessages(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func chain(tags ...string) []language.Tag {
	var out []language.Tag
	for _, t := range tags {
		out = append(out, language.MustParse(t))
	}
	return out
}

func TestMessages_ChainIsTakenAsGiven(t *testing.T) {
	m := messages(t, map[string]string{
		"active.zh-Hans.toml": "[Contents]\nother = \"目录\"\n[By]\nother = \"作者：{{.Name}}\"\n",
		"active.zh-Hant.toml": "[Contents]\nother = \"目錄\"\n[By]\nother = \"\"\n",
		"active.pt.toml":      "[Contents]\nother = \"Conteúdo\"\n",
		"active.en.toml":      "[Contents]\nother = \"On this page\"\n",
		"README":              "not a message file",
	})
	cases := []struct {
		chain    string
		id, text string
		served   string
	}{
		{"zh-Hant-HK zh-Hant zh-Hans", "Contents", "目錄", "zh-Hant"},
		{"zh-Hant-HK zh-Hans", "Contents", "目录", "zh-Hans"},
		{"zh-Hant zh-Hans", "By", "作者：Li", "zh-Hans"}, // an empty message is none
		{"pt-BR", "Contents", "On this page", "en"},   // no matcher: pt is not in the chain
		{"pt-BR pt", "Contents", "Conteúdo", "pt"},
		{"de", "By", "By Li", "en"}, // built in
		{"de", "Nothing", "Nothing", "und"},
	}
	for _, c := range cases {
		text, served := m.Text(chain(strings.Fields(c.chain)...), c.id, map[string]any{"Name": "Li"})
		if text != c.text || served.String() != c.served {
			t.Errorf("%s of %s: %q in %s", c.id, c.chain, text, served)
		}
	}
}

func TestMessages_Plural(t *testing.T) {
	m := messages(t, map[string]string{
		"active.ar.toml": "[Min]\nzero = \"z\"\none = \"o\"\ntwo = \"t\"\nfew = \"{{.Count}} f\"\nmany = \"{{.Count}} m\"\nother = \"{{.Count}} x\"\n",
		"active.ru.toml": "[Min]\none = \"{{.Count}} минута\"\nother = \"{{.Count}} минут\"\n",
	})
	for _, c := range []struct {
		lang  string
		count int
		want  string
	}{{"ar", 0, "z"}, {"ar", 1, "o"}, {"ar", 2, "t"}, {"ar", 3, "٣ f"}, {"ar", 11, "١١ m"}, {"ar", 100, "١٠٠ x"}, {"ru", 21, "21 минута"}, {"ru", 3, "3 минут"}} {
		if got, _ := m.Plural(chain(c.lang), "Min", c.count, nil); got != c.want {
			t.Errorf("%s %d: %q", c.lang, c.count, got)
		}
	}
	if got, served := m.Plural(chain("de"), "MinutesToRead", 1200, map[string]any{"Count": 1200}); got != "1,200 min read" || served != language.English {
		t.Errorf("%q in %s", got, served)
	}
}

func TestMessages_FilesThatCannotBeUsed(t *testing.T) {
	_, err := OpenMessages(fstest.MapFS{
		"active.de.toml":    {Data: []byte("[By]\nother = \"Von\n")},
		"active.es.toml":    {Data: []byte("[By]\nother = \"De {{.Name\"\n")},
		"active.pt-br.toml": {Data: []byte("")},
		"active.tlh.toml":   {Data: []byte("[By]\nother = \"x\"\n")},
		"active.fr.toml":    {Data: []byte("[By]\nother = \"x\"\nfoo = \"y\"\n")},
		"active.ja.toml":    {Data: []byte("[By]\nother = \"\xff\"\n")},
	})
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"locales/ui/active.de.toml:2:", "locales/ui/active.es.toml: the message By", "locales/ui/active.pt-br.toml:", "locales/ui/active.tlh.toml:", "locales/ui/active.fr.toml:", "locales/ui/active.ja.toml:2:10:"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in\n%v", want, err)
		}
	}
	var f *pipeline.Fault
	if !errors.As(err, &f) || f.Code != pipeline.Invalid {
		t.Errorf("%v", err)
	}
}

// The messages of the repository say all that the built-in English says.
func TestMessages_OfTheRepository(t *testing.T) {
	m, err := OpenMessages(os.DirFS("../../locales/ui"))
	if err != nil {
		t.Fatal(err)
	}
	for id := range m.tongues[language.English].ids {
		for tag := range m.tongues {
			if text, served := m.Plural([]language.Tag{tag}, id, 3, map[string]any{"Name": "N", "Date": "D", "Language": "L", "Number": 1, "Done": 1, "Percent": 40, "Wanted": 80}); served != tag || text == "" || strings.Contains(text, "no value") {
				t.Errorf("%s in %s: %q in %s", id, tag, text, served)
			}
		}
	}
}

func TestDate(t *testing.T) {
	day := time.Date(2026, 11, 2, 23, 0, 0, 0, time.UTC)
	m := messages(t, nil)
	for _, c := range []struct{ lang, long, short string }{
		{"en", "November 2, 2026", "11/2/2026"},
		{"en-GB", "2 November 2026", "02/11/2026"},
		{"de", "2. November 2026", "2.11.2026"},
		{"es", "2 de noviembre de 2026", "2/11/2026"},
		{"pt-BR", "2 de novembro de 2026", "02/11/2026"},
		{"fr", "2 novembre 2026", "02/11/2026"},
		{"ja", "2026年11月2日", "2026/11/2"},
		{"zh-Hans", "2026年11月2日", "2026/11/2"},
		{"zh-Hant-HK", "2026年11月2日", "2026/11/2"},
		{"ko", "2026년 11월 2일", "2026. 11. 2."},
		{"ar", "٢ نوفمبر ٢٠٢٦", "٢\u200f/١١\u200f/٢٠٢٦"},
		{"ar-EG", "٢ نوفمبر ٢٠٢٦", "٢\u200f/١١\u200f/٢٠٢٦"},
		{"ar-MA", "2 نوفمبر 2026", "2\u200f/11\u200f/2026"},
		{"ru", "2 ноября 2026 г.", "02.11.2026"},
		{"sw", "2026-11-02", "2026-11-02"},
	} {
		tag := language.MustParse(c.lang)
		if long, short := m.Date(tag, day, true), m.Date(tag, day, false); long != c.long || short != c.short {
			t.Errorf("%s: %q, %q", c.lang, long, short)
		}
		if w, ok := wayOf(tag); ok && w.months != "" && len(strings.Fields(w.months)) != 12 {
			t.Errorf("%s: the months are %s", c.lang, w.months)
		}
	}
}

func TestNumberAndLanguageName(t *testing.T) {
	m := messages(t, nil)
	for lang, want := range map[string]string{"en": "1,234,567", "de": "1.234.567", "ar": "١٬٢٣٤٬٥٦٧", "ar-EG": "١٬٢٣٤٬٥٦٧", "hi": "12,34,567"} {
		if got := m.Number(language.MustParse(lang), 1234567); got != want {
			t.Errorf("%s: %q", lang, got)
		}
	}
	for _, c := range [][3]string{{"zh-Hans", "de", "Chinesisch (vereinfacht)"}, {"pt-BR", "en", "Brazilian Portuguese"}, {"de", "ja", "ドイツ語"}, {"qaa", "en", "qaa"}} {
		if got := m.LanguageName(language.MustParse(c[0]), language.MustParse(c[1])); got != c[2] {
			t.Errorf("%s in %s: %q", c[0], c[1], got)
		}
	}
}
