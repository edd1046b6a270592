package robots

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func forbids(file, path string) bool {
	_, no := Parse([]byte(file), "wordferry").Forbids(path)
	return no
}

func TestForbids_LongestPatternDecides(t *testing.T) {
	for _, c := range []struct {
		name, file, path string
		want             bool
	}{
		{"nothing said", "", "/", false},
		{"a prefix", "user-agent: *\ndisallow: /private", "/private/a", true},
		{"a prefix of a name", "user-agent: *\ndisallow: /private", "/privateer", true},
		{"another path", "user-agent: *\ndisallow: /private", "/public", false},
		{"case counts in paths", "user-agent: *\ndisallow: /Private", "/private", false},
		{"an empty pattern", "user-agent: *\ndisallow:", "/a", false},
		{"everything", "user-agent: *\ndisallow: /", "/", true},
		{"an empty path", "user-agent: *\ndisallow: /", "", true},
		{"robots.txt itself", "user-agent: *\ndisallow: /", "/robots.txt", false},
		{"the longer allows", "user-agent: *\nallow: /example/page/\ndisallow: /example/", "/example/page/a", false},
		{"the longer disallows", "user-agent: *\nallow: /example/\ndisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", true},
		{"as long: allow", "user-agent: *\ndisallow: /page\nallow: /page", "/page", false},
		{"order does not count", "user-agent: *\nallow: /page\ndisallow: /page", "/page", false},
		{"the query counts", "user-agent: *\ndisallow: /*?sort=", "/list?sort=up", true},
		{"wildcard inside", "user-agent: *\ndisallow: /this/*/exactly", "/this/path/exactly/so", true},
		{"wildcard for nothing", "user-agent: *\ndisallow: /a*b", "/ab", true},
		{"wildcards first", "user-agent: *\ndisallow: *.pdf", "/a/b.pdf?x", true},
		{"end", "user-agent: *\ndisallow: /*.php$", "/a.php", true},
		{"end is not there", "user-agent: *\ndisallow: /*.php$", "/a.php?x", false},
		{"end, taken late", "user-agent: *\ndisallow: /*.php$", "/a.php/b.php", true},
		{"end without wildcard", "user-agent: *\nallow: /$\ndisallow: /", "/", false},
		{"end without wildcard, below", "user-agent: *\nallow: /$\ndisallow: /", "/a", true},
		{"a dollar inside means itself", "user-agent: *\ndisallow: /a$b", "/a$b", true},
		{"a pattern without slash", "user-agent: *\ndisallow: private", "/private", false},
		{"an address for a pattern", "user-agent: *\ndisallow: https://example.com/private", "/private", false},

		// RFC 9309 §2.2.2 and §2.2.3
		{"reserved plain in a query", "user-agent: *\ndisallow: /foo/bar?baz=http://foo.bar", "/foo/bar?baz=http%3A%2F%2Ffoo.bar", true},
		{"reserved encoded in a query", "user-agent: *\ndisallow: /foo/bar?baz=http%3A%2F%2Ffoo.bar", "/foo/bar?baz=http://foo.bar", true},
		{"letters plain", "user-agent: *\ndisallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", true},
		{"letters encoded", "user-agent: *\ndisallow: /foo/bar/%E3%83%84", "/foo/bar/%E3%83%84", true},
		{"letters encoded in lower case", "user-agent: *\ndisallow: /foo/bar/%e3%83%84", "/foo/bar/%E3%83%84", true},
		{"needlessly encoded", "user-agent: *\ndisallow: /foo/bar/%62%61%7A", "/foo/bar/baz", true},
		{"needlessly encoded, asked", "user-agent: *\ndisallow: /foo/bar/baz", "/foo/bar/%62%61%7A", true},
		{"an encoded slash is no slash", "user-agent: *\ndisallow: /a%2Fb", "/a/b", false},
		{"an encoded slash matches itself", "user-agent: *\ndisallow: /*%2F", "/a%2fb", true},
		{"an encoded star", "user-agent: *\ndisallow: /path/file-with-a-%2A.html", "/path/file-with-a-*.html", true},
		{"an encoded star is no wildcard", "user-agent: *\ndisallow: /a%2Ab", "/axb", false},
		{"an encoded dollar", "user-agent: *\ndisallow: /path/foo-%24", "/path/foo-$", true},
		{"an encoded dollar is no end", "user-agent: *\ndisallow: /foo-%24", "/foo-", false},
		{"a lone percent sign", "user-agent: *\ndisallow: /100%", "/100%", true},
		{"a lone percent sign, as it is sent", "user-agent: *\ndisallow: /100%", "/100%25", true},
	} {
		if got := forbids(c.file, c.path); got != c.want {
			t.Errorf("%s: %q against %q: %v", c.name, c.file, c.path, got)
		}
	}
}

func TestParse_TakesTheGroupThatIsMeant(t *testing.T) {
	for _, c := range []struct {
		name, file string
		want       bool // "/x" is forbidden
	}{
		{"for everybody", "User-agent: *\nDisallow: /x", true},
		{"for another", "User-agent: other\nDisallow: /x", false},
		{"ours, not everybody's", "User-agent: *\nDisallow: /x\n\nUser-agent: wordferry\nDisallow: /y", false},
		{"ours comes first", "User-agent: wordferry\nDisallow: /y\n\nUser-agent: *\nDisallow: /x", false},
		{"ours without a rule", "User-agent: *\nDisallow: /x\n\nUser-agent: wordferry\n", false},
		{"case does not count", "USER-AGENT: WordFerry\nDISALLOW: /x", true},
		{"a version", "User-agent: wordferry/2.1\nDisallow: /x", true},
		{"a longer name is another", "User-agent: wordferry-news\nDisallow: /x", false},
		{"a shorter name is another", "User-agent: word\nDisallow: /x", false},
		{"groups of one name are one", "User-agent: wordferry\nDisallow: /y\nUser-agent: other\nDisallow: /\nUser-agent: wordferry\nDisallow: /x", true},
		{"several names for a group", "User-agent: a\nUser-agent: wordferry\nUser-agent: b\nDisallow: /x", true},
		{"empty lines end nothing", "User-agent: wordferry\n\n\nDisallow: /x", true},
		{"other lines end nothing", "User-agent: wordferry\nSitemap: /s.xml\nCrawl-delay: 3\nHost: a\nUser-agent: b\nDisallow: /x", true},
		{"a rule before any group", "Disallow: /x\nUser-agent: *\nDisallow: /y", false},
		{"a rule ends the list of names", "User-agent: wordferry\nDisallow: /y\nUser-agent: *\nDisallow: /x", false},
		{"an empty rule ends it too", "User-agent: wordferry\nDisallow:\nUser-agent: *\nDisallow: /x", false},
		{"comments", "User-agent: * # all\nDisallow: /x # really\n#Allow: /x", true},
		{"spaces", "  User-agent :\t*  \n\tDisallow :  /x  ", true},
		{"no colon", "User-agent *\nDisallow /x", true},
		{"misspelt", "Useragent: *\nDissallow: /x", true},
		{"carriage returns alone", "User-agent: *\rDisallow: /x", true},
		{"windows lines", "User-agent: *\r\nDisallow: /x\r\n", true},
		{"byte order mark", "\xef\xbb\xbfUser-agent: *\nDisallow: /x", true},
		{"a page instead", "<!doctype html><title>404</title>", false},
		{"a star and more", "User-agent: * everybody\nDisallow: /x", true},
		{"garbage between", "User-agent: *\n\x00\xff\xfe:::\nDisallow: /x", true},
	} {
		if got := forbids(c.file, "/x"); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestForbids_NamesTheRule(t *testing.T) {
	r, no := Parse([]byte("# hello\r\nUser-agent: *\r\n\r\nAllow: /a\r\nDisallow: /a/b*c # note\r\n"), "wordferry").Forbids("/a/bxc")
	if !no || r.Line != 5 || r.String() != "Disallow: /a/b*c" {
		t.Errorf("%v, line %d: %q", no, r.Line, r)
	}
}

func TestParse_ReadsDelayAndSitemaps(t *testing.T) {
	r := Parse([]byte("Sitemap: https://a/1.xml\nUser-agent: *\nCrawl-delay: 7\nDisallow: /x\nSitemap: /2.xml\nUser-agent: wordferry\nCrawl-delay: 2.5\nCrawl-Delay: 1\nsite-map: https://a/3.xml"), "wordferry")
	if r.Delay != 2500*time.Millisecond || r.DelayLine != 7 {
		t.Errorf("delay %s of line %d", r.Delay, r.DelayLine)
	}
	if want := []string{"https://a/1.xml", "/2.xml", "https://a/3.xml"}; !slices.Equal(r.Sitemaps, want) {
		t.Errorf("%q", r.Sitemaps)
	}
	if r := Parse([]byte("User-agent: *\nCrawl-delay: 7"), "wordferry"); r.Delay != 7*time.Second {
		t.Errorf("for everybody: %s", r.Delay)
	}
	for v, want := range map[string]time.Duration{"-3": 0, "x": 0, "NaN": 0, "Inf": maxDelay, "1e300": maxDelay, "": 0, "0": 0, "1e-20": 0} {
		if r := Parse([]byte("User-agent: *\nCrawl-delay: "+v), "wordferry"); r.Delay != want {
			t.Errorf("%q: %s", v, r.Delay)
		}
	}
}

func TestParse_ReadsHalfAMegabyte(t *testing.T) {
	head := "User-agent: *\nDisallow: /first\n"
	file := head + strings.Repeat("#", MaxBytes-len(head)-1-len("Disallow: /cu")) + "\nDisallow: /cut-in-the-middle\nDisallow: /after\n"
	for path, want := range map[string]bool{"/first": true, "/cut-in-the-middle": false, "/cu": false, "/after": false} {
		if got := forbids(file, path); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
	if forbids(strings.Repeat("x", 2*MaxBytes), "/") {
		t.Error("one long line forbids")
	}
}

// A pattern says the same as the regular expression that it stands for.
func TestPattern_IsARegularExpression(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := "/" + rapid.StringMatching(`[ab*]{0,8}\$?`).Draw(t, "pattern")
		path := "/" + rapid.StringMatching(`[ab]{0,10}`).Draw(t, "path")
		body, end := strings.CutSuffix(p, "$")
		re := "^" + strings.ReplaceAll(body, "*", ".*")
		if end {
			re += "$"
		}
		if want, got := regexp.MustCompile(re).MatchString(path), compile(p).fits(path); got != want {
			t.Fatalf("%q fits %q: %v", p, path, got)
		}
	})
}

func FuzzRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /a*b$\nAllow: /%61\nCrawl-delay: 1.5\nSitemap: /s.xml"), "/a/b?c=%2F*")
	f.Add([]byte("User-agent: *\nDisallow: /%"), "%%30a")
	f.Add([]byte("\xef\xbb\xbfuser-agent wordferry/1\rdisallow /ツ\r\n#\nallow: /$"), "")
	f.Fuzz(func(t *testing.T, file []byte, path string) {
		r := Parse(file, "wordferry")
		if r.Delay < 0 || r.Delay > maxDelay || (r.Delay > 0) != (r.DelayLine > 0) {
			t.Errorf("delay %s of line %d", r.Delay, r.DelayLine)
		}
		rule, no := r.Forbids(path)
		if no && (rule.Allow || rule.Line < 1 || rule.Pattern == "") {
			t.Errorf("forbidden by %+v", rule)
		}
		if n := normal(path, false); normal(n, false) != n {
			t.Errorf("%q becomes %q, then %q", path, n, normal(n, false))
		}
		if _, no := r.Forbids("/robots.txt"); no {
			t.Error("robots.txt itself is forbidden")
		}
		if _, again := Parse(append([]byte("\ufeff"), file...), "wordferry").Forbids(path); again != no && !strings.HasPrefix(string(file), "\ufeff") {
			t.Error("a byte order mark changes the rules")
		}
	})
}
