package source

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

// rssOf is a feed of the paths, newest first.
func rssOf(paths ...string) served {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel><link>SITE/</link>`)
	for i, p := range paths {
		fmt.Fprintf(&b, `<item><title>Title of %s</title><link>SITE%s</link><pubDate>%s</pubDate></item>`, p, p, now().Add(-time.Duration(i)*time.Hour).Format(time.RFC1123Z))
	}
	b.WriteString(`</channel></rss>`)
	return served{media: "application/rss+xml", body: b.String()}
}

func TestWeb_AListOnlyAdds(t *testing.T) {
	site := newSite(t, map[string]served{"/feed": rssOf("/a", "/b"), "/a": {body: "a"}, "/b": {body: "b"}, "/c": {body: "c"}})
	w, _ := newWeb(t)
	f := Feed{Web: w, Addresses: []string{site.URL + "/feed"}}
	wantLines(t, "first", outcome(f.Items(ctx)), "news/a", "news/b")
	site.pages["/feed"] = rssOf("/c")
	wantLines(t, "later", outcome(f.Items(ctx)), "news/c", "news/a", "news/b")
	site.pages["/feed"] = served{body: "<html>we are down</html>"}
	wantLines(t, "broken list", outcome(f.Items(ctx)), "! "+site.URL+"/feed: is an HTML page", "news/a", "news/b", "news/c")
	f.Exclude = []string{"/b"}
	site.pages["/feed"] = rssOf("/c")
	wantLines(t, "excluded", outcome(f.Items(ctx)), "news/c", "news/a")
	f.Refresh, f.Get = Never, nil
	site.forget()
	wantLines(t, "without the network", outcome(f.Items(ctx)), "news/a", "news/c")
	snap, err := readSnapshot(w.Folder, "c")
	if err != nil || snap.Listed == nil || snap.Listed.Title != "Title of /c" || !snap.Listed.Published.Equal(now()) {
		t.Errorf("%+v %v", snap, err)
	}
}

func TestWeb_AnUnchangedSourceCostsOneConditionalRequestAnArticle(t *testing.T) {
	site := newSite(t, map[string]served{
		"/feed": rssOf("/a", "/b", "/old"), "/a": {body: "a\nnext SITE/a2"}, "/a2": {body: "a2"}, "/b": {body: "b", bare: true}, "/old": {to: "/new"}, "/new": {body: "moved"},
	})
	w, _ := newWeb(t)
	f := Feed{Web: w, Addresses: []string{site.URL + "/feed"}}
	outcome(f.Items(ctx))
	before := tree(t, w.Folder)
	site.forget()
	wantLines(t, "again", outcome(f.Items(ctx)), "news/a", "news/b", "news/old")
	paths, bodies := site.counts()
	if want := []string{"/a2×1", "/a×1", "/b×1", "/feed×1", "/new×1", "/old×1"}; !slices.Equal(paths, want) || bodies != 1 { // /b has no validators
		t.Errorf("asked for %v, %d bodies", paths, bodies)
	}
	if !maps.Equal(before, tree(t, w.Folder)) {
		t.Error("files were written although nothing changed")
	}
	for it := range f.Items(ctx) {
		if it.ID == "news/old" && (it.URI != site.URL+"/new" || it.Canonical != it.URI) {
			t.Errorf("a redirected page is at %s, canonical %s", it.URI, it.Canonical)
		}
	}
}

func TestWeb_NewValidatorsAreRememberedWithoutTouchingSnapshots(t *testing.T) {
	site := newSite(t, map[string]served{"/feed": rssOf("/a"), "/a": {body: "a", bare: true, header: map[string]string{"Etag": `"1"`}}})
	w, _ := newWeb(t)
	f := Feed{Web: w, Addresses: []string{site.URL + "/feed"}}
	outcome(f.Items(ctx))
	before := tree(t, w.Folder)
	site.pages["/a"] = served{body: "a", bare: true, header: map[string]string{"Etag": `"2"`}}
	later := w.Get
	var sent string
	f.Get = func(ctx context.Context, a Ask) (*Answer, error) {
		if a.Kind == AskPage {
			sent = a.ETag
		}
		got, err := later(ctx, a)
		if got != nil {
			got.Time = now().Add(time.Hour)
		}
		return got, err
	}
	outcome(f.Items(ctx))
	outcome(f.Items(ctx))
	if sent != `"2"` || !maps.Equal(before, tree(t, w.Folder)) {
		t.Errorf("asked with %s", sent)
	}
	if err := os.RemoveAll(w.State); err != nil { // it can be deleted at any time
		t.Fatal(err)
	}
	wantLines(t, "without state", outcome(f.Items(ctx)), "news/a")
}

func TestWeb_APageTakesItselfAway(t *testing.T) {
	site := newSite(t, map[string]served{
		"/feed": rssOf("/a", "/b", "/c", "/d", "/e"), "/a": {body: "a"}, "/b": {body: "b"}, "/c": {body: "c"}, "/d": {body: "d"}, "/e": {body: "e"}, "/": {body: "front"},
	})
	w, told := newWeb(t)
	f := Feed{Web: w, Addresses: []string{site.URL + "/feed"}}
	outcome(f.Items(ctx))
	site.pages["/a"] = served{status: 410}
	site.pages["/b"] = served{body: "b", header: map[string]string{"X-Robots-Tag": "googlebot: all, wordferry: noindex"}, bare: true}
	site.pages["/c"] = served{body: "c\nnoindex"}
	site.pages["/d"] = served{to: "/"}
	want := []string{
		"news/a! 6 " + site.URL + "/a: the page was withdrawn: the site answers 410", "news/b! 6 " + site.URL + "/b: the page was withdrawn: it asks not to be indexed",
		"news/c! 6 " + site.URL + "/c: the page was withdrawn: it asks", "news/d! 6 " + site.URL + "/d: the page was withdrawn: its address leads to the front page", "news/e",
	}
	wantLines(t, "withdrawn", outcome(f.Items(ctx)), want...)
	snap, _ := readSnapshot(w.Folder, "a")
	if snap == nil || snap.Gone == nil || snap.Gone.Status != 410 {
		t.Fatalf("%+v", snap)
	}
	before := tree(t, w.Folder)
	wantLines(t, "still", outcome(f.Items(ctx)), want...)
	if !maps.Equal(before, tree(t, w.Folder)) {
		t.Error("files were written although nothing changed")
	}
	never := f
	never.Refresh = Never
	wantLines(t, "without the network", outcome(never.Items(ctx)), want...)
	keep := f
	keep.Withdrawn = Keep
	wantLines(t, "kept", outcome(keep.Items(ctx)), "news/a", "news/b", "news/c", "news/d", "news/e")
	for _, p := range []string{"a", "b", "c", "d"} {
		site.pages["/"+p] = served{body: p}
	}
	wantLines(t, "back", outcome(f.Items(ctx)), "news/a", "news/b", "news/c", "news/d", "news/e")
	if snap, _ := readSnapshot(w.Folder, "a"); snap.Gone != nil {
		t.Error("the snapshot still says that the page is gone")
	}
	site.pages["/feed"] = rssOf("/a", "/never")
	*told = nil
	wantLines(t, "never there", outcome(f.Items(ctx)), "news/a", "news/b", "news/c", "news/d", "news/e")
	if len(*told) != 1 || !strings.Contains((*told)[0], "/never: "+notThere) {
		t.Errorf("%v", *told)
	}
}

func TestWeb_ASiteThatLosesMostOfItsPagesIsNotBelieved(t *testing.T) {
	pages := map[string]served{}
	var paths []string
	for i := range 9 {
		p := fmt.Sprintf("/p%d", i)
		paths, pages[p] = append(paths, p), served{body: p}
	}
	site := newSite(t, pages)
	site.pages["/feed"] = rssOf(paths...)
	w, _ := newWeb(t)
	f := Feed{Web: w, Addresses: []string{site.URL + "/feed"}}
	outcome(f.Items(ctx))
	before := tree(t, w.Folder)
	for _, p := range paths[:5] {
		delete(site.pages, p)
	}
	got := outcome(f.Items(ctx))
	if len(got) != 10 || !strings.Contains(got[0], "5 of 9 articles answer that they are gone") || slices.ContainsFunc(got[1:], func(s string) bool { return strings.Contains(s, "!") }) {
		t.Errorf("%v", got)
	}
	if !maps.Equal(before, tree(t, w.Folder)) {
		t.Error("snapshots were marked")
	}
	f.LetGo = true
	if got := outcome(f.Items(ctx)); strings.Count(strings.Join(got, "\n"), "! 6 ") != 5 {
		t.Errorf("%v", got)
	}
	f.LetGo = false
	delete(site.pages, paths[5])
	if got := outcome(f.Items(ctx)); strings.Count(strings.Join(got, "\n"), "! 6 ") != 6 || strings.Contains(got[0], "none was withdrawn") {
		t.Errorf("one more is no landslide: %v", got)
	}
}

func TestWeb_Refresh(t *testing.T) {
	modified := func(day string) served {
		return served{body: "<urlset><url><loc>SITE/dated</loc><lastmod>" + day + "</lastmod></url><url><loc>SITE/undated</loc></url></urlset>"}
	}
	site := newSite(t, map[string]served{"/s.xml": modified("2026-11-01"), "/dated": {body: "1"}, "/undated": {body: "2"}, "/forgotten": {body: "3"}})
	w, _ := newWeb(t)
	m := Sitemap{Web: w, Addresses: []string{site.URL + "/s.xml"}}
	outcome(m.Items(ctx))
	for _, c := range []struct {
		refresh Refresh
		list    served
		want    string
	}{
		{Always, modified("2026-11-01"), "/dated×1 /s.xml×1 /undated×1"},
		{Changed, modified("2026-11-01"), "/s.xml×1 /undated×1"},
		{Changed, modified("2026-11-20"), "/dated×1 /s.xml×1 /undated×1"}, // the same day: it may have changed after it was fetched
		{Changed, served{body: "<urlset><url><loc>SITE/undated</loc></url></urlset>"}, "/dated×1 /s.xml×1 /undated×1"},
		{Missing, modified("2026-11-20"), "/s.xml×1"},
		{Never, modified("2026-11-20"), ""},
	} {
		site.pages["/s.xml"] = c.list
		site.forget()
		m.Refresh = c.refresh
		if got := outcome(m.Items(ctx)); len(got) != 2 {
			t.Errorf("%s: %v", c.refresh, got)
		}
		if paths, _ := site.counts(); strings.Join(paths, " ") != c.want {
			t.Errorf("%s: asked for %v, want %s", c.refresh, paths, c.want)
		}
	}
}

func TestWeb_LimitTakesTheNewestAndLooksAfterTheRest(t *testing.T) {
	site := newSite(t, map[string]served{
		"/1": {body: "1"}, "/2": {body: "2"}, "/3": {body: "3"}, "/4": {body: "4"},
		"/s.xml": {body: `<urlset><url><loc>SITE/1</loc><lastmod>2026-01-01</lastmod></url><url><loc>SITE/2</loc></url><url><loc>SITE/3</loc><lastmod>2026-03-01</lastmod></url><url><loc>SITE/4</loc><lastmod>2026-02-01</lastmod></url></urlset>`},
	})
	w, told := newWeb(t)
	w.Limit = 2
	m := Sitemap{Web: w, Addresses: []string{site.URL + "/s.xml"}}
	wantLines(t, "first", outcome(m.Items(ctx)), "news/3", "news/4")
	wantLines(t, "told", *told, "news: 2 new articles are left for the next run")
	wantLines(t, "second", outcome(m.Items(ctx)), "news/1", "news/2", "news/3", "news/4")
}

func TestWeb_NamesDependOnNoOrder(t *testing.T) {
	paths := []string{"/news/a.html", "/news/a.php", "/news/A", "/news//a", "/news/a/?utm_source=x", "/news/a?id=1&utm_medium=y", "/NEWS/%61"}
	pages := map[string]served{}
	for _, p := range paths {
		pages[p] = served{body: p}
	}
	var first map[string]string
	for i := range 4 {
		site := newSite(t, pages)
		site.Listener.Addr()
		w, _ := newWeb(t)
		order := slices.Clone(paths)
		if i%2 == 1 {
			slices.Reverse(order)
		}
		site.pages["/feed"] = rssOf(order...)
		got := map[string]string{}
		for it, err := range (Feed{Web: w, Addresses: []string{site.URL + "/feed"}}).Items(ctx) {
			if err != nil {
				t.Fatal(err)
			}
			b, _ := it.Load()
			name, _, _ := strings.Cut(string(it.ID), "-a-") // the suffix hangs on the port of the test's server
			got[string(b)] = name
		}
		if first == nil {
			first = got
		} else if !maps.Equal(got, first) {
			t.Errorf("got %v, want %v", got, first)
		}
	}
	if len(first) != len(paths) {
		t.Errorf("%v", first)
	}
}

func TestWeb_OneNameIsKeptByTheArticleThatHasIt(t *testing.T) {
	site := newSite(t, map[string]served{"/feed": rssOf("/x/b.html"), "/x/b.html": {body: "b"}, "/x/b.asp": {body: "a"}})
	w, _ := newWeb(t)
	f := Feed{Web: w, Addresses: []string{site.URL + "/feed"}}
	wantLines(t, "alone", outcome(f.Items(ctx)), "news/x-b")
	site.pages["/feed"] = rssOf("/x/b.asp", "/x/b.html")
	got := outcome(f.Items(ctx))
	if len(got) != 2 || !strings.HasPrefix(got[0], "news/x-b-") || got[1] != "news/x-b" {
		t.Errorf("%v", got)
	}
	wantLines(t, "again", outcome(f.Items(ctx)), got...)
}

func TestPages_ListsAreFollowedToOlderOnes(t *testing.T) {
	pages := map[string]served{"/news": {body: "link SITE/news/1 First\nlink SITE/about\nlink https://ads.example/x\nlink SITE/news\nlink javascript:void(0)\nolder SITE/news?p=2"}}
	for i := 2; i < 15; i++ {
		pages[fmt.Sprintf("/news?p=%d", i)] = served{body: fmt.Sprintf("link SITE/news/%d\nlink SITE/news?p=%d\nolder SITE/news?p=%d", i, i, i%14+1)}
	}
	for i := 1; i < 15; i++ {
		pages[fmt.Sprintf("/news/%d", i)] = served{body: fmt.Sprint("article ", i)}
	}
	pages["/about"] = served{body: "about"}
	site := newSite(t, pages)
	w, told := newWeb(t)
	w.Include = []string{"/news/*"}
	p := Pages{Web: w, Lists: []string{site.URL + "/news"}, Addresses: []string{site.URL + "/about"}, MaxLists: 3}
	wantLines(t, "three", outcome(p.Items(ctx)), "news/about", "news/news-1", "news/news-2", "news/news-3")
	if len(*told) != 3 || !strings.Contains((*told)[0], "goes on after 3 documents") {
		t.Errorf("%q", *told)
	}
	site.pages["/news"] = served{body: "no links any more"}
	p.Addresses = nil
	wantLines(t, "no list", outcome(p.Items(ctx)), "news/news-1", "news/news-2", "news/news-3")
	snap, err := readSnapshot(w.Folder, "news-1")
	if err != nil || snap.Listed.Title != "First" {
		t.Errorf("%+v %v", snap, err)
	}
}

func TestWeb_AnArticleOfManyPages(t *testing.T) {
	site := newSite(t, map[string]served{
		"/feed": rssOf("/a", "/a/2"), "/a": {body: "1\nnext SITE/a/2"}, "/a/2": {body: "2\nnext SITE/a/3"}, "/a/3": {body: "3\nnext SITE/a"},
	})
	w, told := newWeb(t)
	f := Feed{Web: w, Addresses: []string{site.URL + "/feed"}}
	pages := func() (n []int) {
		for it, err := range f.Items(ctx) {
			if err != nil {
				t.Fatal(err)
			}
			n = append(n, len(it.Next)+1)
		}
		return n
	}
	if got := pages(); !slices.Equal(got, []int{3}) {
		t.Errorf("%v pages", got)
	}
	site.pages["/a/2"] = served{body: "2\nnext SITE/missing"}
	if got := pages(); !slices.Equal(got, []int{2}) {
		t.Errorf("%v pages", got)
	}
	if !strings.Contains(strings.Join(*told, " "), noFollow) {
		t.Errorf("%v", *told)
	}
	if files := slices.Sorted(maps.Keys(tree(t, w.Folder))); strings.Contains(strings.Join(files, " "), "p3") {
		t.Errorf("%v", files)
	}
	site.pages["/a"] = served{body: "1 endless\nnext SITE/n?1"}
	for i := range 60 {
		site.pages[fmt.Sprintf("/n?%d", i)] = served{body: fmt.Sprintf("%d\nnext SITE/n?%d", i, i+1)}
	}
	site.pages["/feed"] = rssOf("/a")
	f.Exclude = []string{"/a/*"}
	if got := pages(); !slices.Equal(got, []int{maxPages}) {
		t.Errorf("%v pages", got)
	}
}

func TestWeb_WhatIsNoPageIsNotKept(t *testing.T) {
	site := newSite(t, map[string]served{
		"/feed": rssOf("/pdf", "/empty", "/json", "/xhtml", "/big"), "/pdf": {body: "%PDF-1.7", media: "text/html"}, "/empty": {body: " \n"},
		"/json": {body: "{}", media: "application/json"}, "/xhtml": {body: "<html/>", media: "application/xhtml+xml"}, "/big": {body: strings.Repeat("a", maxFile+1)},
	})
	w, _ := newWeb(t)
	got := outcome(Feed{Web: w, Addresses: []string{site.URL + "/feed"}}.Items(ctx))
	wantLines(t, "items", got, "news/pdf! 1 "+site.URL+"/pdf: is application/pdf", "news/empty! 5", "news/json! 1 "+site.URL+"/json: is application/json", "news/xhtml", "news/big! 1 "+site.URL+"/big: is larger")
	if got := slices.Sorted(maps.Keys(tree(t, w.Folder))); !slices.Equal(got, []string{"xhtml.html", "xhtml.json"}) {
		t.Errorf("%v", got)
	}
}

func TestWeb_ASiteThatIsDownIsOneThingToKnow(t *testing.T) {
	pages := map[string]served{}
	var paths []string
	for i := range 40 {
		paths = append(paths, fmt.Sprintf("/p%02d", i))
		pages[paths[i]] = served{body: paths[i]}
	}
	site := newSite(t, pages)
	site.pages["/feed"] = rssOf(paths...)
	w, told := newWeb(t)
	f := Feed{Web: w, Addresses: []string{site.URL + "/feed"}}
	outcome(f.Items(ctx))
	for _, p := range paths {
		site.pages[p] = served{status: 503}
	}
	if got := outcome(f.Items(ctx)); len(got) != 40 || strings.Contains(strings.Join(got, ""), "!") {
		t.Errorf("%v", got)
	}
	if len(*told) != 3 || !strings.Contains((*told)[2], "38 more pages") {
		t.Errorf("%q", *told)
	}
}

func TestWeb_StopsPromptly(t *testing.T) {
	w, _ := newWeb(t)
	ctx, stop := context.WithCancel(ctx)
	var p Pages
	p.Web = w
	for i := range 100 {
		p.Addresses = append(p.Addresses, fmt.Sprintf("https://a.example/%d", i))
	}
	p.Get = func(ctx context.Context, _ Ask) (*Answer, error) {
		stop()
		<-ctx.Done()
		return nil, ctx.Err()
	}
	if got := outcome(p.Items(ctx)); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func TestSnapshot_OldOnesStillLoad(t *testing.T) {
	w, _ := newWeb(t)
	body := "<p>old</p>"
	write(t, w.Folder, "a.html", body)
	write(t, w.Folder, "a.json", fmt.Sprintf(`{"address":"https://h.example/a","fetched":"2026-10-05T01:20:00Z","status":200,"header":{"Content-Type":"text/html; charset=Shift_JIS"},"sha256":"%s","size":10}`, pipeline.DigestOf([]byte(body))))
	w.Refresh = Never
	wantLines(t, "page", outcome(Pages{Web: w, Addresses: []string{"https://h.example/a"}}.Items(ctx)), "news/a")
	wantLines(t, "feed", outcome(Feed{Web: w}.Items(ctx)), "news/a")
}

func TestSnapshot_WhatAnInterruptedWriteLeftIsSwept(t *testing.T) {
	site := newSite(t, map[string]served{"/a": {body: "a"}})
	w, _ := newWeb(t)
	write(t, w.Folder, ".a.html1234567890", "half")
	write(t, w.Folder, ".gitignore", "keep")
	outcome(Pages{Web: w, Addresses: []string{site.URL + "/a"}}.Items(ctx))
	if got := slices.Sorted(maps.Keys(tree(t, w.Folder))); !slices.Equal(got, []string{".gitignore", "a.html", "a.json"}) {
		t.Errorf("%v", got)
	}
}

func TestKeyOf(t *testing.T) {
	for _, same := range [][]string{
		{"https://a.example/x", "http://A.Example:80/x", "https://a.example:443/x#part", "https://a.example/./y/../x", "https://a.example/%78", "https://a.example/x?utm_source=f&fbclid=1", " https://a.example/x "},
		{"https://a.example/%E4%B8%AD?q=%e4%b8%ad", "https://a.example/中?q=中", "https://a.example/%e4%b8%ad?q=%E4%B8%AD"},
		{"https://xn--fiq228c.example/", "https://中文.example", "https://中文.example./"},
	} {
		for _, a := range same[1:] {
			if keyOfAddress(a) != keyOfAddress(same[0]) {
				t.Errorf("%s is %s, %s is %s", a, keyOfAddress(a), same[0], keyOfAddress(same[0]))
			}
		}
	}
	for _, other := range []string{"https://a.example/x/", "https://a.example/X", "https://a.example/x?a=1", "https://a.example:8080/x", "https://a.example/%2Fx", "https://b.example/x"} {
		if keyOfAddress(other) == keyOfAddress("https://a.example/x") {
			t.Errorf("%s is not the same page", other)
		}
	}
}

func FuzzKeyOf(f *testing.F) {
	f.Add("https://a.example/%7Ex/../b?utm_source=1&q=%zz#f")
	f.Fuzz(func(t *testing.T, s string) {
		u, err := resolve(nil, s)
		if err != nil {
			return
		}
		key := keyOf(u)
		again, err := resolve(nil, "https:"+key)
		if err != nil {
			return // a host that is none
		}
		if got := keyOf(again); got != key && !strings.Contains(u.Host, "%") {
			t.Errorf("%q: %q, then %q", s, key, got)
		}
		if n, err := nameOfAddress(u.String()); err != nil || n == "" || strings.ContainsAny(n, "/\\.\x00") {
			t.Errorf("%q is named %q: %v", s, n, err)
		}
	})
}

func TestNoIndex(t *testing.T) {
	for v, want := range map[string]bool{
		"noindex": true, "none": true, "NoFollow, NOINDEX": true, "*: noindex": true, "wordferry: nofollow, noindex": true, "unavailable_after: 25 Jun 2010 15:00:00 PST, noindex": true,
		"": false, "index": false, "googlebot: noindex": false, "googlebot: nofollow, noindex": false, "max-snippet: 5": false, "otherbot: none, wordferry: all": false,
	} {
		if got := noIndex([]string{v}); got != want {
			t.Errorf("%q: %v", v, got)
		}
	}
	if !noIndex([]string{"googlebot: nosnippet", "noindex"}) {
		t.Error("each header stands for itself")
	}
}

func TestCheckPattern(t *testing.T) {
	for _, bad := range []string{"", "[a", "{a"} {
		if CheckPattern(bad) == nil {
			t.Errorf("%q is no pattern", bad)
		}
	}
	f, err := newFilter([]string{"/news/*", "*://*.shop.example/**"}, []string{"/news/draft*"})
	if err != nil {
		t.Fatal(err)
	}
	home, _ := resolve(nil, "https://a.example/")
	for address, want := range map[string]bool{
		"https://a.example/news/1": true, "https://www.a.example/news/1/": true, "https://a.example/": false, "https://a.example/news/draft-1": false,
		"https://b.example/news/1": false, "https://de.shop.example/x?y=1": true, "https://a.example/news/%64raft": false,
	} {
		u, _ := resolve(nil, address)
		if f.allows(u, home) != want {
			t.Errorf("%s: not %v", address, want)
		}
	}
}

func TestWeb_TheNextArticleIsNotTheNextPage(t *testing.T) {
	site := newSite(t, map[string]served{
		"/feed": rssOf("/news/apple", "/news/pear", "/id/123"), "/news/apple": {body: "1\nnext SITE/news/pear"}, "/news/pear": {body: "2\nnext SITE/id/123"}, "/id/123": {body: "3\nnext SITE/news/apple"},
	})
	w, _ := newWeb(t)
	wantLines(t, "items", outcome(Feed{Web: w, Addresses: []string{site.URL + "/feed"}}.Items(ctx)), "news/news-apple", "news/news-pear", "news/id-123")
}

func TestNumbered(t *testing.T) {
	for _, c := range []struct {
		article, next string
		want          bool
	}{
		{"//h/a", "//h/a/2", true}, {"//h/a/", "//h/a/2/", true}, {"//h/a", "//h/a?page=2", true}, {"//h/a.html", "//h/a_2.html", true},
		{"//h/a_1.html", "//h/a_2.html", true}, {"//h/a", "//h/a/page/3", true}, {"//h/a.html", "//h/a-p2.html", true}, {"//h/a?id=7", "//h/a?id=7&page=2", true},
		{"//h/a", "//h/b", false}, {"//h/news/123", "//h/news/124", false}, {"//h/a", "//h/b/2", false}, {"//h/20261005", "//h/20261006", false}, {"//h/a/2", "//h/a/2", false},
	} {
		if numbered(c.article, c.next) != c.want {
			t.Errorf("%s, %s: not %v", c.article, c.next, c.want)
		}
	}
}

func TestWeb_BehindAnUnchangedListNothingIsAsked(t *testing.T) {
	page := func(n int) served {
		return served{body: fmt.Sprintf("link SITE/news/%d\nolder SITE/list?p=%d", n, n+1)}
	}
	site := newSite(t, map[string]served{"/list": page(1), "/list?p=2": page(2), "/list?p=3": {status: 503}})
	for i := 1; i < 6; i++ {
		site.pages[fmt.Sprintf("/news/%d", i)] = served{body: fmt.Sprint(i)}
	}
	w, _ := newWeb(t)
	w.Refresh = Missing
	p := Pages{Web: w, Lists: []string{site.URL + "/list"}}
	asks := func(want string) {
		t.Helper()
		site.forget()
		got := outcome(p.Items(ctx))
		if paths, _ := site.counts(); strings.Join(paths, " ") != want {
			t.Errorf("asked for %v, want %s: %v", paths, want, got)
		}
	}
	asks("/list?p=2×1 /list?p=3×1 /list×1 /news/1×1 /news/2×1")
	site.pages["/list?p=3"] = served{body: "link SITE/news/3"}
	asks("/list?p=2×1 /list?p=3×1 /list×1 /news/3×1") // it was not read to its end
	asks("/list×1")
	site.pages["/list"] = served{body: "link SITE/news/4\nolder SITE/list?p=2"}
	site.pages["/list?p=2"] = served{body: "link SITE/news/1\nlink SITE/news/2\nlink SITE/news/5\nolder SITE/list?p=3"}
	asks("/list?p=2×1 /list?p=3×1 /list×1 /news/4×1 /news/5×1")
	asks("/list×1")
}

func TestWeb_WhatWasImportedIsFetchedAgainWhenItsSnapshotIsLost(t *testing.T) {
	site := newSite(t, map[string]served{"/feed": rssOf("/a", "/b"), "/a": {body: "a"}, "/b": {body: "b"}, "/gone": {body: "c"}})
	w, _ := newWeb(t)
	w.Lost = func(there func(string) bool) (map[string]string, error) {
		out := map[string]string{"a": site.URL + "/a", "b-2": site.URL + "/b", "left": site.URL + "/x/left", "old": "no address"}
		maps.DeleteFunc(out, func(name, _ string) bool { return there(name) })
		return out, nil
	}
	w.Exclude, w.Limit = []string{"/x/**"}, 1
	f := Feed{Web: w, Addresses: []string{site.URL + "/feed"}}
	site.pages["/feed"] = rssOf("/gone")
	wantLines(t, "its list has moved on", outcome(f.Items(ctx)), "news/gone", "news/a", "news/b-2")
	delete(site.pages, "/b")
	wantLines(t, "then it is an article like others", outcome(f.Items(ctx)), "news/gone", "news/a", "news/b-2! 6 "+site.URL+"/b: the page was withdrawn: the site answers 404")
}
