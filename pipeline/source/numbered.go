package source

import (
	"path"
	"strings"
)

// numbered tells whether an address looks like that of a further page of an
// article: the article's own with a number, as in /a, /a/2, /a?page=2,
// /a_2.html. An article that ends in a number is on its first page when that
// is 0 or 1.
func numbered(article, next string) bool {
	stem, n := stemOf(article)
	nextStem, m := stemOf(next)
	if m == "" {
		return false
	}
	return nextStem == withoutEnding(article) || nextStem == stem && m != n && (n == "" || n == "0" || n == "1")
}

// stemOf is an address without the number of a page, and that number; "" if it
// has none.
func stemOf(key string) (stem, number string) {
	s := withoutEnding(key)
	digits := strings.TrimRight(s, "0123456789")
	number = s[len(digits):]
	if number == "" || len(number) > 3 {
		return s, ""
	}
	s = strings.TrimRight(digits, "/_-=.~")
	for _, word := range []string{"page", "seite", "pagina", "paged", "pg", "p"} {
		before, ok := strings.CutSuffix(strings.ToLower(s), word)
		if ok && strings.TrimRight(before, "/_-?&.~") != before {
			s = s[:len(before)]
			break
		}
	}
	return withoutEnding(strings.TrimRight(s, "/_-?&.~")), number
}

// withoutEnding is an address without the ending of its file name.
func withoutEnding(key string) string {
	if strings.Contains(key, "?") {
		return key
	}
	if ext := path.Ext(key); len(ext) > 1 && len(ext) <= 6 && strings.Trim(ext[1:], "0123456789") != "" {
		key = strings.TrimSuffix(key, ext)
	}
	return strings.TrimRight(key, "/")
}
