package glossary

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// stems returns the words, shorter than the given one, that it may be a form
// of. Two words of which one has a stem of the other are taken for forms of
// one word. Only what declension adds is cut off: a stemmer for search engines
// makes organ of organization, which is another term.
func stems(word, low, lang string) []string {
	var out []string
	add := func(stem string) { out = append(out, stem) }
	p := paradigms()[lang]
	for _, e := range p.endings {
		if s, ok := strings.CutSuffix(low, e); ok && utf8.RuneCountInString(s) >= p.min {
			add(s)
		}
	}
	for _, e := range p.long {
		if s, ok := strings.CutSuffix(low, e); ok && utf8.RuneCountInString(s) >= longWord {
			add(s)
		}
	}
	switch lang {
	case "en":
		if s, ok := strings.CutSuffix(low, "ies"); ok && len(s) >= 2 {
			add(s + "y")
		}
		if s, ok := strings.CutSuffix(low, "es"); ok && strings.HasSuffix(s, "s") && len(s) >= 4 {
			add(s[:len(s)-1] + "sis") // analyses
		}
		if s, ok := strings.CutSuffix(low, "ves"); ok && len(s) >= 2 {
			add(s + "f") // leaves, halves
			add(s + "fe")
		}
		for _, e := range classical() {
			if s, ok := strings.CutSuffix(low, e.plural); ok && len(s) >= 3 {
				add(s + e.singular)
			}
		}
		if s, ok := strings.CutSuffix(low, "men"); ok && len(s) >= 2 {
			add(s + "man")
		}
		if s, ok := irregular()[low]; ok {
			add(s)
		}
	case "de":
		if first, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(first) { // a noun may change its vowel: Satz, Sätze
			for _, s := range append([]string{low}, out...) {
				if plain := withoutUmlaut(s); plain != s {
					add(plain)
				}
			}
		}
	case "fr":
		if s, ok := strings.CutSuffix(low, "aux"); ok && len(s) >= 2 {
			add(s + "al")
			add(s + "ail") // travaux
		}
	case "es":
		if s, ok := strings.CutSuffix(low, "ces"); ok && len(s) >= 2 {
			add(s + "z") // luces
		}
		if s, ok := strings.CutSuffix(low, "es"); ok && (strings.HasSuffix(s, "n") || strings.HasSuffix(s, "s")) {
			if moved := moveAccent(s); moved != s {
				add(moved) // infecciones, infección; imágenes, imagen
			}
		}
	case "it":
		for _, e := range []string{"che", "chi", "ghe", "ghi"} {
			if s, ok := strings.CutSuffix(low, e); ok && len(s) >= 3 {
				add(s + e[:1]) // croniche, cronica
			}
		}
	case "pt", "gl":
		for _, e := range []string{"ões", "ães", "ons"} {
			if s, ok := strings.CutSuffix(low, e); ok && len(s) >= 2 {
				add(s + "ão")
			}
		}
		for _, e := range [...]struct{ plural, singular string }{{"ns", "m"}, {"ais", "al"}, {"éis", "el"}, {"eis", "el"}, {"óis", "ol"}, {"uis", "ul"}, {"eis", "il"}, {"is", "il"}} {
			if s, ok := strings.CutSuffix(low, e.plural); ok && utf8.RuneCountInString(s) >= 3 {
				add(s + e.singular) // imagens, imagem
			}
		}
	case "ru", "uk", "be", "bg":
		if s, ok := withoutFleeting(low, "оеё", "аеёиоуыэюяіїєьй"); ok {
			add(s)
		}
	case "pl", "cs", "sk":
		if s, ok := withoutFleeting(low, "e", "aeiouyáéíóúýąęěů"); ok {
			add(s)
		}
		if lang == "pl" {
			for _, e := range [...]struct{ soft, hard string }{{"rce", "rk"}, {"cce", "ck"}, {"dze", "g"}, {"rze", "r"}, {"ce", "k"}, {"ci", "t"}, {"dzi", "d"}, {"cie", "t"}, {"dzie", "d"}} {
				if s, ok := strings.CutSuffix(low, e.soft); ok && utf8.RuneCountInString(s) >= 2 {
					add(s + e.hard) // komórce, komórka; pacjenci, pacjent
				}
			}
		}
	case "ar", "fa", "he":
		for _, p := range prefixes[lang] {
			if s, ok := strings.CutPrefix(low, p); ok && utf8.RuneCountInString(s) >= 3 {
				add(s)
			}
		}
	}
	return out
}

// classical lists how nouns from Latin and Greek form their plural in English.
var classical = sync.OnceValue(func() []struct{ plural, singular string } {
	return []struct{ plural, singular string }{
		{"ia", "ium"}, {"ta", "tum"}, {"da", "dum"}, {"ra", "rum"}, {"la", "lum"}, // bacteria, strata
		{"ia", "ion"}, {"ena", "enon"}, // mitochondria, phenomena
		{"li", "lus"}, {"ci", "cus"}, {"gi", "gus"}, {"bi", "bus"}, {"mi", "mus"}, // stimuli, fungi
		{"ae", "a"},                    // vertebrae
		{"ices", "ex"}, {"ices", "ix"}, // cortices, matrices
		{"mata", "ma"}, // stomata
	}
})

// irregular lists the English plurals that no ending explains.
var irregular = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"men": "man", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse", "lice": "louse",
		"geese": "goose", "people": "person", "oxen": "ox", "nuclei": "nucleus", "fungi": "fungus", "data": "datum", "media": "medium",
	}
})

// moveAccent takes the written accent from a Spanish word in -n or -s, or puts
// it on the last vowel of one that has none: with an ending more the stress is
// where it is heard without.
func moveAccent(s string) string {
	if plain := strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u").Replace(s); plain != s {
		return plain
	}
	r := []rune(s)
	if n := len(r); n >= 4 {
		if i := strings.IndexRune("aeiou", r[n-2]); i >= 0 {
			r[n-2] = []rune("áéíóú")[i]
		}
	}
	return string(r)
}

func withoutUmlaut(s string) string {
	return strings.NewReplacer("äu", "au", "ä", "a", "ö", "o", "ü", "u").Replace(s)
}

// withoutFleeting drops the vowel that stands before the last consonant only
// where no ending follows: клеток, of клетка.
func withoutFleeting(word, fleeting, vowels string) (string, bool) {
	r := []rune(word)
	n := len(r)
	if n < 5 || strings.ContainsRune(vowels, r[n-1]) || !strings.ContainsRune(fleeting, r[n-2]) || strings.ContainsRune(vowels, r[n-3]) {
		return "", false
	}
	return string(append(r[:n-2:n-2], r[n-1])), true
}

// prefixes are the article and the particles that are written with a word.
var prefixes = map[string][]string{
	"ar": {"ال", "وال", "بال", "لل", "فال", "كال", "و", "ب", "ل", "ف"},
	"he": {"ה", "ו", "ב", "ל", "מ", "כ", "ש", "וה", "שה", "בה", "מה", "לה"},
}

// paradigm holds the endings of declined words, and how many letters have to
// be left of one.
type paradigm struct {
	min     int
	endings []string
	long    []string // endings of words so long that they tell no two words apart
}

// longWord is how many letters of a word have to be left then: caso is not
// casa, but inducido is inducida.
const longWord = 5

var paradigms = sync.OnceValue(func() map[string]paradigm {
	return map[string]paradigm{
		"en": {3, []string{"s", "es"}, nil},
		"de": {3, []string{"e", "en", "er", "s", "n", "es", "ern", "em", "sen", "se"}, nil},
		"nl": {3, []string{"en", "s", "e", "n", "'s"}, nil},
		"sv": {3, []string{"a", "ar", "or", "er", "n", "en", "et", "na", "arna", "orna", "erna", "s", "ns", "ens", "ets", "arnas", "ornas", "ernas", "e"}, nil},
		"da": {3, []string{"e", "r", "er", "n", "en", "et", "ne", "ene", "erne", "s", "ens", "ets", "ernes"}, nil},
		"nb": {3, []string{"e", "r", "er", "a", "n", "en", "et", "ne", "ene", "s", "ens", "ets", "enes"}, nil},
		"nn": {3, []string{"e", "ar", "er", "a", "en", "et", "ane", "ene", "i"}, nil},
		"no": {3, []string{"e", "r", "er", "a", "n", "en", "et", "ne", "ene", "s", "ens", "ets", "enes"}, nil},
		"fr": {3, []string{"s", "x"}, []string{"e", "es"}},
		"es": {3, []string{"s", "es"}, []string{"a", "o", "as", "os"}},
		"pt": {3, []string{"s", "es"}, []string{"a", "o", "as", "os"}},
		"ca": {3, []string{"s", "es"}, []string{"a", "os"}},
		"gl": {3, []string{"s", "es"}, []string{"a", "o", "as", "os"}},
		"it": {4, []string{"a", "e", "i", "o"}, nil},
		"ro": {3, []string{"a", "e", "i", "ă", "le", "lor", "ul", "ului", "lui", "ele", "elor", "ilor", "uri", "urile", "urilor", "ii", "iei"}, nil},
		"ru": {3, []string{"а", "я", "о", "е", "ы", "и", "у", "ю", "ь", "й", "ой", "ей", "ою", "ею", "ом", "ем", "ём", "ью", "ам", "ям", "ами", "ями", "ах", "ях", "ов", "ев", "ёв", "ий", "ый", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым", "им", "ых", "их", "ыми", "ими", "ую", "юю", "ия", "ии", "ию", "ией", "иям", "иями", "иях"}, nil},
		"uk": {3, []string{"а", "я", "о", "е", "є", "и", "і", "ї", "у", "ю", "ь", "й", "ою", "ею", "єю", "ом", "ем", "єм", "ам", "ям", "ами", "ями", "ах", "ях", "ів", "їв", "ові", "еві", "ий", "ій", "ого", "ому", "им", "ім", "их", "іх", "ими", "ої", "ія", "ії", "ію", "ією"}, nil},
		"bg": {3, []string{"а", "я", "о", "е", "и", "ът", "ят", "та", "то", "те", "ите", "ата", "ята", "ове", "овете"}, nil},
		"pl": {3, []string{"a", "ą", "e", "ę", "i", "o", "u", "y", "ie", "ia", "ią", "ię", "em", "om", "ami", "ach", "ów", "owi", "owie", "iem", "iom", "iami", "iach", "ego", "emu", "ej", "ym", "im", "ymi", "imi", "ych", "ich", "iej", "iego"}, nil},
		"cs": {3, []string{"a", "e", "ě", "i", "í", "o", "u", "ů", "y", "ý", "á", "é", "ou", "em", "ům", "ám", "ím", "ami", "emi", "ách", "ech", "ích", "ího", "ého", "ému", "ímu", "ým", "ých", "ými", "ové", "ovi"}, nil},
		"sk": {3, []string{"a", "e", "i", "í", "o", "u", "ú", "y", "ý", "á", "é", "ou", "om", "am", "ám", "iam", "ami", "iami", "ách", "iach", "och", "ov", "ovi", "ého", "ému", "ým", "ých", "ými"}, nil},
		"el": {3, []string{"α", "ας", "ες", "η", "ης", "ο", "ος", "ου", "οι", "ων", "ους", "ι", "ια", "εις", "εων", "εως", "ματα", "ματος", "μάτων", "ό", "ός", "ού", "οί", "ών", "ούς", "ή", "ής", "ές", "ά"}, nil},
		"fi": {3, []string{"n", "t", "a", "ä", "ta", "tä", "tta", "ttä", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "na", "nä", "in", "en", "ien", "iden", "jen", "ja", "jä", "ia", "iä", "issa", "issä", "ista", "istä", "ille", "illa", "illä", "oita", "öitä", "ojen", "öjen", "i"}, nil},
		"hu": {3, []string{"k", "ok", "ek", "ök", "ak", "t", "ot", "et", "öt", "at", "ban", "ben", "ba", "be", "ból", "ből", "nak", "nek", "val", "vel", "on", "en", "ön", "ra", "re", "ról", "ről", "hoz", "hez", "höz", "tól", "től", "ért", "ig", "okat", "eket", "akat", "oknak", "eknek", "aknak", "a", "e", "ja", "je", "ai", "ei"}, nil},
		"tr": {3, []string{"lar", "ler", "ı", "i", "u", "ü", "yı", "yi", "yu", "yü", "nın", "nin", "nun", "nün", "ın", "in", "un", "ün", "a", "e", "ya", "ye", "da", "de", "ta", "te", "dan", "den", "tan", "ten", "ları", "leri", "ların", "lerin", "lara", "lere", "larda", "lerde", "lardan", "lerden", "sı", "si", "su", "sü"}, nil},
		"ar": {3, []string{"ات", "ين", "ون", "ة", "ان"}, nil},
		"fa": {3, []string{"ها", "های", "هایی", "ی"}, nil},
		"he": {3, []string{"ים", "ות", "י"}, nil},
	}
})
