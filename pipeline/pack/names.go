package pack

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"github.com/wordferry/wordferry/pipeline"
)

// Names become folders, files and parts of addresses on machines we do not
// know, so what they may hold is narrow.
var slugRule = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,127}$`)
})

// CheckSlug tells what is wrong with the name of an article's files. A slug is
// 1 to 128 letters, digits and hyphens in NFC, begins with a letter or digit,
// and is no name that Windows keeps for itself.
func CheckSlug(s string) error {
	switch {
	case !norm.NFC.IsNormalString(s):
		return fmt.Errorf("%q is not in NFC", s)
	case !slugRule().MatchString(s):
		return fmt.Errorf("%q is not a name of 1 to 128 letters, digits and hyphens", s)
	case deviceName(s):
		return fmt.Errorf("%q is the name of a device on Windows", s)
	}
	return nil
}

// CheckName tells what is wrong with the name of a pack or channel: the rule
// of CheckSlug, and '_' and '.' inside. A pack may not be named as a folder of
// the depot.
func CheckName(s string) error {
	switch fold(s) {
	case "blobs", "keys", "schema", "site":
		return fmt.Errorf("%q is the name of a folder of the depot", s)
	}
	if strings.Contains(s, "..") || strings.HasSuffix(s, ".") || deviceName(strings.SplitN(s, ".", 2)[0]) {
		return fmt.Errorf("%q cannot be the name of a folder on every system", s)
	}
	return CheckSlug(strings.NewReplacer("_", "-", ".", "-").Replace(s))
}

// CheckAsset tells what is wrong with the path of an image or the like: at
// most 512 bytes in NFC, going down from the article's own folder, of names
// that are safe as files everywhere.
func CheckAsset(path string) error {
	if len(path) > 512 || !norm.NFC.IsNormalString(path) {
		return fmt.Errorf("the path %q is too long or not in NFC", path)
	}
	for _, e := range strings.Split(path, "/") {
		switch {
		case e == "" || e[0] == '.' || strings.HasSuffix(e, ".") || strings.HasSuffix(e, " "):
			return fmt.Errorf("%q is not the path of a file below an article", path)
		case strings.ContainsFunc(e, func(r rune) bool { return r < ' ' || strings.ContainsRune(`\:*?"<>|`, r) || unicode.In(r, unicode.C) }):
			return fmt.Errorf("the path %q has a character that not every system allows in a file name", path)
		case deviceName(strings.SplitN(e, ".", 2)[0]):
			return fmt.Errorf("%q is the name of a device on Windows", e)
		}
	}
	return nil
}

func checkArticleID(id pipeline.ArticleID) error {
	parts := strings.Split(string(id), "/")
	if len(parts) != 2 {
		return fmt.Errorf("%q is not the id of an article: source, slash, name", id)
	}
	for _, p := range parts {
		switch {
		case p == "" || p[0] == '.' || len(p) > 512 || !norm.NFC.IsNormalString(p):
			return fmt.Errorf("%q is not the id of an article", id)
		case strings.ContainsFunc(p, func(r rune) bool {
			return !unicode.In(r, unicode.L, unicode.M, unicode.N) && !strings.ContainsRune("-_.", r)
		}):
			return fmt.Errorf("the id %q has a character that is no letter, digit, '-', '_' or '.'", id)
		}
	}
	return nil
}

func checkLocale(name string) error {
	t, err := language.Parse(name)
	if err != nil || t.String() != name || t == language.Und {
		return fmt.Errorf("%q is not a canonical BCP 47 tag", name)
	}
	return nil
}

// fold makes the names equal that some file systems take for one.
func fold(s string) string { return cases.Fold().String(norm.NFKC.String(s)) }

func deviceName(s string) bool {
	s = strings.ToLower(s)
	switch s {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(s) == 4 && (s[:3] == "com" || s[:3] == "lpt") && s[3] >= '0' && s[3] <= '9'
}
