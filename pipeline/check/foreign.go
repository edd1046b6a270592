package check

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/wordferry/wordferry/pipeline"
)

// functionWords are the commonest small words of languages in Latin letters,
// with those left out that another of them has too.
var functionWords = map[string]string{
	"en": " the and of to that with for was are this from which have not been were they his their ",
	"de": " der die das und ist nicht mit ein eine von den auf dem sich auch werden oder ",
	"fr": " le les des et est une dans pour que qui sur avec pas sont du au cette ",
	"es": " el los las una del para con por que está como más pero sus y ",
	"pt": " os uma não para com por mais dos das pelo ao são você e ",
	"it": " il gli della che di una per con non sono dei nella anche è ",
	"nl": " het een van en dat niet zijn voor met aan werd ook maar ",
	"id": " yang dan untuk dengan dari pada tidak ini dalam adalah itu ",
	"vi": " của và là những không được các trong cho một với ",
	"pl": " się nie jest na że do oraz przez dla był są ",
	"tr": " ve bir bu için ile olarak daha olan gibi da ",
}

var smallWords = sync.OnceValue(func() map[string]map[string]bool {
	m := map[string]map[string]bool{}
	for lang, list := range functionWords {
		m[lang] = set(list)
	}
	return m
})

func count(words []string, of map[string]bool) int {
	n := 0
	for _, w := range words {
		if of[w] {
			n++
		}
	}
	return n
}

// How much foreign prose is more than a quotation or a name: characters of a
// script, words of a language.
const (
	foreignLetters = 25
	foreignWords   = 12
	quotations     = 3 // paragraphs that are told of one by one
)

// sourceLanguage finds paragraphs in another language than the article's. One
// is a quotation; where most are, the article is in another language than it
// was taken for.
func sourceLanguage(a *article) []note {
	own := alphabet(scriptOf(a.lang))
	if own == nil {
		return nil
	}
	var notes []note
	foreign, total := 0, 0
	for i := range a.blocks {
		b := &a.blocks[i]
		if b.Kind != pipeline.Paragraph && b.Kind != pipeline.Quote || len(b.sentences) == 0 {
			continue
		}
		text := b.plain()
		total += len(text)
		what := a.foreign(text, own)
		if what == "" {
			continue
		}
		foreign += len(text)
		s := b.sentences[0]
		notes = append(notes, note{s, s.finding(pipeline.Advice, 0, len(s.text), fmt.Sprintf("this is %s, the article is taken for %s", what, a.lang))})
	}
	if len(notes) > quotations || len(notes) > 1 && foreign*2 > total {
		n := notes[0]
		n.Message += fmt.Sprintf("; %d more paragraphs too", len(notes)-1)
		if foreign*2 > total {
			n.Severity = pipeline.Warning
		}
		return []note{n}
	}
	return notes
}

// foreign says what the text is, where it is not in the language of the
// article.
func (a *article) foreign(text string, own []*unicode.RangeTable) string {
	inside, latin, outside := 0, 0, 0
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r):
		case unicode.In(r, own...):
			inside++
		case isLatin(r):
			latin++
		default:
			outside++
		}
	}
	var words []string
	if latin+inside >= foreignLetters {
		words = strings.Fields(strings.ToLower(text))
		if own := smallWords()[a.base]; own != nil && count(words, own)*10 >= len(words) {
			return ""
		}
	}
	switch {
	case inside == 0 && outside >= foreignLetters:
		return "in another script"
	case inside == 0 && latin >= foreignLetters && len(words) >= foreignWords && !strings.Contains(text, "://"):
		if lang := guess(words); lang != "" {
			return "in Latin letters"
		}
	case outside == 0 && len(words) >= foreignWords && smallWords()[a.base] != nil:
		if lang := guess(words); lang != "" && lang != a.base {
			return "probably " + lang
		}
	}
	return ""
}

// guess names the language whose small words are at least a sixth of the
// words, and three times as many as those of any other.
func guess(words []string) string {
	best, most, second := "", 0, 0
	for _, lang := range sortedLanguages {
		n := count(words, smallWords()[lang])
		if n > most {
			best, most, second = lang, n, most
		} else {
			second = max(second, n)
		}
	}
	if most*6 < len(words) || most < 3*second || most < 3 {
		return ""
	}
	return best
}

var sortedLanguages = []string{"de", "en", "es", "fr", "id", "it", "nl", "pl", "pt", "tr", "vi"}
