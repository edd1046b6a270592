package gold

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// Fact counts a fact: how often it is known, found, found right, and, of
// titles, found nearly right.
type Fact struct{ Known, Found, Right, Near int }

func (f *Fact) add(known, found string, same func(a, b string) bool) {
	if known != "" {
		f.Known++
	}
	if found != "" {
		f.Found++
	}
	if known != "" && found != "" && same(known, found) {
		f.Right++
	}
}

// F1 is that of facts found right.
func (f *Fact) F1() float64 { return Harmonic(Ratio(f.Right, f.Found), Ratio(f.Right, f.Known)) }

func sameTitle(a, b string) bool {
	a, b = bare(a), bare(b)
	return a != "" && a == b
}

// nearTitle takes a title with something around it, a quarter at most.
func nearTitle(a, b string) bool {
	a, b = bare(a), bare(b)
	if a == "" || b == "" || !strings.Contains(a, b) && !strings.Contains(b, a) {
		return false
	}
	m, n := len([]rune(a)), len([]rune(b))
	return float64(min(m, n))/float64(max(m, n)) >= 0.75
}

var labelWords = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b(by|von|par|por|di)\b|作者[:：]?|记者[:：]?|责任编辑[:：]?|来源[:：]?`)
})

// sameAuthor compares the words of two names: two thirds must be the same.
func sameAuthor(a, b string) bool {
	names := func(s string) map[string]bool {
		set := map[string]bool{}
		for _, w := range words(labelWords().ReplaceAllString(strings.ToLower(norm.NFKC.String(s)), " ")) {
			if w != "and" && w != "und" && w != "et" && w != "y" {
				set[w] = true
			}
		}
		return set
	}
	x, y := names(a), names(b)
	both := 0
	for w := range x {
		if y[w] {
			both++
		}
	}
	return both > 0 && 2*float64(both)/float64(len(x)+len(y)) >= 0.66
}

var dayNumbers = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`([0-9]{4})[^0-9]{1,2}([0-9]{1,2})(?:[^0-9]{1,2}([0-9]{1,2}))?`)
})

// sameDay compares two dates by day, or by month where the right one has none.
func sameDay(right, found string) bool {
	a, b := dayNumbers().FindStringSubmatch(norm.NFKC.String(right)), dayNumbers().FindStringSubmatch(norm.NFKC.String(found))
	if a == nil || b == nil {
		return false
	}
	for i := 1; i <= 3; i++ {
		x, _ := strconv.Atoi(a[i])
		y, _ := strconv.Atoi(b[i])
		if x != y && (i < 3 || a[i] != "") {
			return false
		}
	}
	return true
}
