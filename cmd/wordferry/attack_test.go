package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

type trapKey struct{}

// trap is a web server that means harm. As a proxy it answers for every host,
// so that a story can ask one on the Internet without leaving the machine.
type trap struct {
	server *httptest.Server

	mu  sync.Mutex
	log []string
}

func attackCommands() map[string]func(ts *testscript.TestScript, neg bool, args []string) {
	return map[string]func(ts *testscript.TestScript, neg bool, args []string){"trap": trapCommand, "fill": fill}
}

// trap start   starts the server; $TRAP is its address
// trap log     prints what was asked since the last time, each address once
func trapCommand(ts *testscript.TestScript, _ bool, args []string) {
	x := ts.Value(trapKey{}).(*trap)
	switch args[0] {
	case "start":
		x.server = httptest.NewServer(http.HandlerFunc(x.serve))
		ts.Defer(func() {
			x.server.CloseClientConnections()
			x.server.Close()
		})
		ts.Setenv("TRAP", x.server.URL)
	case "log":
		x.mu.Lock()
		defer x.mu.Unlock()
		out := ts.Stdout() // empty if nothing was asked
		seen := map[string]bool{}
		for _, l := range x.log {
			if !seen[l] {
				fmt.Fprintln(out, l)
			}
			seen[l] = true
		}
		x.log = nil
	default:
		ts.Fatalf("usage: trap start|log")
	}
}

// fill FROM TO: copies a file with $TRAP in place of TRAP.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	text := strings.ReplaceAll(ts.ReadFile(args[0]), "TRAP", ts.Getenv("TRAP"))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o644))
}

const goodPage = `<!doctype html><html lang="en"><head><title>Night cranes</title></head><body><article><h1>Night cranes</h1>
<p>The harbour has two new cranes. They work at night, when the ferries sleep.</p>
<p>Ships wait less than they did in spring. The town hears nothing of it.</p></article></body></html>`

// bombSize is what a bomb unpacks to, in bytes.
const bombSize = 400 << 20

// bomb is a small sitemap that unpacks to a large one.
var bomb = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err != nil {
		panic(err)
	}
	io.WriteString(z, `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><!--`)
	piece := bytes.Repeat([]byte("<url>   </url>\n\n"), 1<<16)
	for range bombSize / len(piece) {
		z.Write(piece)
	}
	z.Close()
	return b.Bytes()
})

func (x *trap) serve(w http.ResponseWriter, r *http.Request) {
	x.mu.Lock()
	x.log = append(x.log, r.URL.String())
	x.mu.Unlock()
	xml := func(text string) {
		w.Header().Set("Content-Type", "application/xml")
		io.WriteString(w, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"+text)
	}
	index := func(names ...string) {
		text := `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`
		for _, n := range names {
			text += "<sitemap><loc>" + x.server.URL + n + "</loc></sitemap>"
		}
		xml(text + "</sitemapindex>")
	}
	list := func(addresses ...string) {
		text := `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`
		for _, a := range addresses {
			text += "<url><loc>" + a + "</loc></url>"
		}
		xml(text + "</urlset>")
	}
	path := r.URL.Path
	switch n, hops := strings.CutPrefix(path, "/hops/"); {
	case hops:
		k, _ := strconv.Atoi(n)
		http.Redirect(w, r, fmt.Sprintf("/hops/%d", k+1), http.StatusFound)
	case path == "/good.html":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, goodPage)
	case path == "/metadata.html":
		http.Redirect(w, r, "http://169.254.169.254/latest/meta-data/", http.StatusFound)
	case path == "/loopback.html":
		http.Redirect(w, r, x.server.URL+"/secret.html", http.StatusMovedPermanently)
	case path == "/shared.html":
		http.Redirect(w, r, "http://100.64.0.1/", http.StatusTemporaryRedirect)
	case path == "/file.html":
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	case path == "/bomb.html":
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(bomb())
	case path == "/bomb.xml.gz":
		w.Header().Set("Content-Type", "application/gzip")
		w.Write(bomb())
	case path == "/drip.html":
		w.Header().Set("Content-Type", "text/html")
		for r.Context().Err() == nil {
			io.WriteString(w, "<")
			http.NewResponseController(w).Flush()
			time.Sleep(100 * time.Millisecond)
		}
	case path == "/endless.html":
		piece := bytes.Repeat([]byte("<p>On and on it goes. "), 5000)
		for r.Context().Err() == nil {
			if _, err := w.Write(piece); err != nil {
				return
			}
		}
	case path == "/headers.html":
		for i := range 2000 {
			w.Header().Set(fmt.Sprintf("X-Filler-%d", i), strings.Repeat("x", 1000))
		}
		io.WriteString(w, goodPage)
	case path == "/deep.html":
		io.WriteString(w, "<title>Deep</title><h1>Deep</h1>"+strings.Repeat("<div><span>", 300_000)+"<p>At the bottom.</p>")
	case path == "/self.xml":
		index("/self.xml", "/there.xml", "/good.xml")
	case path == "/there.xml":
		index("/back.xml")
	case path == "/back.xml":
		index("/there.xml", "/self.xml")
	case path == "/good.xml":
		list(x.server.URL + "/good.html")
	case strings.HasPrefix(path, "/down/"): // each names another one, for ever
		index(path + "x")
	case path == "/elsewhere.xml":
		list(x.server.URL+"/good.html", "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "javascript:alert(1)", "//", "http://user:word@127.0.0.1/")
	case path == "/deep.xml":
		xml("<urlset>" + strings.Repeat("<url>", 400_000))
	case path == "/laughs.rss":
		text := "<!DOCTYPE rss [<!ENTITY a0 \"ha\">"
		for i := range 30 {
			text += fmt.Sprintf("<!ENTITY a%d \"&a%d;&a%d;\">", i+1, i, i)
		}
		xml(text + "]><rss version=\"2.0\"><channel><title>&a30;</title><item><title>&a30;</title><link>" + x.server.URL + "/good.html</link></item></channel></rss>")
	case path == "/outside.rss":
		xml("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel><title>&x;</title><item><title>&x;</title><link>" + x.server.URL + "/good.html</link></item></channel></rss>")
	case path == "/deep.json":
		w.Header().Set("Content-Type", "application/feed+json")
		io.WriteString(w, `{"version":"https://jsonfeed.org/version/1.1","title":"x","items":`+strings.Repeat("[", 2_000_000))
	case path == "/deep.rss":
		xml("<rss version=\"2.0\"><channel>" + strings.Repeat("<item>", 300_000))
	default:
		http.NotFound(w, r)
	}
}
