package segment

import (
	"sync"
	"testing"

	"golang.org/x/text/language"
)

func TestSplitter_IDNamesRulesLanguageAndOptions(t *testing.T) {
	for _, c := range []struct {
		tag  string
		o    Options
		want string
	}{
		{"zh-Hant-HK", Options{}, "house/3:zh"},
		{"yue", Options{}, "house/3:zh"},
		{"pt-BR", Options{}, "house/3:pt"},
		{"und", Options{}, "house/3:und"},
		{"sw", Options{}, "house/3:sw"},
		{"de", Options{Semicolon: true}, "house/3:de+semicolon"},
		{"de", Options{Semicolon: true, KeepLineBreaks: true}, "house/3:de+semicolon+keep-line-breaks"},
		{"ja", Options{Quotes: QuotesSplit}, "house/3:ja+split-quotes"},
		{"en", Options{Quotes: QuotesKeep}, "house/3:en+keep-quotes"},
	} {
		if got := New(language.Make(c.tag), c.o).ID(); got != c.want {
			t.Errorf("%s: %s, want %s", c.tag, got, c.want)
		}
	}
}

func TestExplain_NamesTheRule(t *testing.T) {
	for _, c := range []struct {
		tag, text string
		want      string // of the first place
		ends      bool
	}{
		{"en", "One. Two", ruleStop, true},
		{"zh", "好。行", ruleStop, true},
		{"en", "One\nTwo", ruleLine, true},
		{"en", "One", ruleEnd, true},
		{"el", "Τι; Ναι", ruleStop, true},
		{"zh", "一；二", ruleSemicolon, false},
		{"zh", "（一。二）三", rulePair, false},
		{"en", "He (one. Two) left", rulePair, false},
		{"zh", "“好！”他说", ruleReport, false},
		{"en", "“Go!” Ann said", ruleReport, false},
		{"zh", "等……一下", ruleEllipsis, false},
		{"en", "It is 3.5 long", ruleNumber, false},
		{"ko", "그날은 2024. 3. 5. 이다", ruleDate, false},
		{"de", "Am 3. Mai", ruleDate, false},
		{"de", "Der 3. Mann", ruleOrdinal, false},
		{"en", "see a.html now", ruleAttached, false},
		{"en", "by J. Smith", ruleInitial, false},
		{"en", "by Dr. Smith", ruleAbbrev, false},
		{"en", "1. Wash", ruleMarker, false},
		{"zh", "《好！》很好", ruleTitle, false},
		{"en", "at Yahoo! they", ruleName, false},
		{"en", "one. two", ruleLower, false},
		{"en", "Really?, he said", ruleContinue, false},
		{"en", "one. ***", ruleBare, false},
	} {
		d := New(language.Make(c.tag), Options{}).Explain(c.text)
		if d[0].Rule != c.want || d[0].Break != c.ends {
			t.Errorf("%s %q: got %+v, want %s", c.tag, c.text, d[0], c.want)
		}
	}
}

func TestSplitter_IsSafeForConcurrentUse(t *testing.T) {
	s := New(language.English, Options{})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				if n := len(s.Split("One. Two e.g. three. Four?")); n != 3 {
					t.Errorf("%d sentences", n)
				}
			}
		})
	}
	wg.Wait()
}
