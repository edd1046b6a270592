// Package robots reads robots.txt, in which a site says what programs may
// fetch: the Robots Exclusion Protocol, RFC 9309, with the crawl-delay and
// sitemap lines that sites add to it.
package robots

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"
)

// MaxBytes is how much of a robots.txt is read; the rest counts as not there
// (RFC 9309 §2.5).
const MaxBytes = 500 << 10

// maxDelay bounds what a crawl-delay can say, far above what anybody waits.
const maxDelay = 24 * time.Hour

// Rules are what one robots.txt says to one program. The zero value allows
// everything.
type Rules struct {
	Delay     time.Duration // crawl-delay between two requests; 0 if there is none, at most 24 h
	DelayLine int           // where it stands, from 1
	Sitemaps  []string      // addresses as written, in the file's order

	rules []Rule
}

// Rule is one allow or disallow line.
type Rule struct {
	Allow   bool
	Pattern string // as written, at most 200 bytes of it
	Line    int    // from 1

	match pattern
}

// String is the rule as a line of robots.txt.
func (r Rule) String() string {
	if r.Allow {
		return "Allow: " + r.Pattern
	}
	return "Disallow: " + r.Pattern
}

// Parse reads the rules for the program whose product token is agent. It
// takes any bytes: what is no line of the protocol is passed over.
func Parse(body []byte, agent string) *Rules {
	p := parser{agent: agent}
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	if len(body) > MaxBytes {
		body = body[:MaxBytes]
		// A line cut in the middle would say something else.
		body = body[:bytes.LastIndexAny(body, "\r\n")+1]
	}
	for n := 1; len(body) > 0; n++ {
		var line []byte
		if i := bytes.IndexAny(body, "\r\n"); i < 0 {
			line, body = body, nil
		} else {
			line = body[:i]
			if body[i] == '\r' && i+1 < len(body) && body[i+1] == '\n' {
				i++
			}
			body = body[i+1:]
		}
		p.line(string(line), n)
	}
	if p.named {
		p.own.Sitemaps = p.sitemaps
		return &p.own
	}
	p.all.Sitemaps = p.sitemaps
	return &p.all
}

// parser gathers the groups that name the agent and those for everybody.
type parser struct {
	agent    string
	named    bool // a group names the agent, so that those for everybody do not count
	own, all Rules
	sitemaps []string

	inOwn, inAll bool // the group being read is for the agent, for everybody
	ruled        bool // the group has a rule: the next user-agent line begins another
}

func (p *parser) line(line string, n int) {
	key, value, ok := field(line)
	if !ok {
		return
	}
	switch key {
	case "user-agent", "useragent", "user agent":
		if p.ruled {
			p.inOwn, p.inAll, p.ruled = false, false, false
		}
		switch token := product(value); {
		case token == "*":
			p.inAll = true
		case strings.EqualFold(token, p.agent):
			p.inOwn, p.named = true, true
		}
	case "allow":
		p.rule(Rule{Allow: true, Pattern: value, Line: n})
	// The misspellings are those that sites have; what they mean is plain.
	case "disallow", "dissallow", "dissalow", "disalow":
		p.rule(Rule{Pattern: value, Line: n})
	case "crawl-delay", "crawldelay":
		// No rule of the protocol: it ends no list of user agents (§2.2.4).
		if d := delay(value); d > 0 {
			if p.inOwn && d > p.own.Delay {
				p.own.Delay, p.own.DelayLine = d, n
			}
			if p.inAll && d > p.all.Delay {
				p.all.Delay, p.all.DelayLine = d, n
			}
		}
	case "sitemap", "site-map":
		if value != "" {
			p.sitemaps = append(p.sitemaps, value)
		}
	}
}

func (p *parser) rule(r Rule) {
	p.ruled = true
	if r.Pattern == "" || !p.inOwn && !p.inAll {
		return // an empty pattern matches nothing
	}
	r.match = compile(r.Pattern)
	if len(r.Pattern) > 200 {
		r.Pattern = strings.ToValidUTF8(r.Pattern[:200], "") + "…"
	}
	if p.inOwn {
		p.own.rules = append(p.own.rules, r)
	}
	if p.inAll {
		p.all.rules = append(p.all.rules, r)
	}
}

// field splits a line into its key in lower case and its value. The colon may
// be missing where two words stand apart.
func field(line string) (key, value string, ok bool) {
	line, _, _ = strings.Cut(line, "#")
	line = strings.TrimSpace(line)
	key, value, ok = strings.Cut(line, ":")
	if !ok {
		words := strings.Fields(line)
		if len(words) != 2 {
			return "", "", false
		}
		key, value = words[0], words[1]
	}
	return strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value), true
}

// product is the product token that a user-agent line begins with: "*" for
// everybody, "" if there is none.
func product(value string) string {
	if value == "*" || strings.HasPrefix(value, "* ") {
		return "*"
	}
	end := 0
	for end < len(value) {
		c := value[end]
		if c|0x20 < 'a' || c|0x20 > 'z' {
			if c != '-' && c != '_' {
				break
			}
		}
		end++
	}
	return value[:end]
}

func delay(value string) time.Duration {
	s, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(s) || s <= 0 {
		return 0
	}
	return time.Duration(min(s, maxDelay.Seconds()) * float64(time.Second))
}

// Forbids returns the rule that forbids a path, which is an address from the
// path on, with its query, percent-encoded as it is sent. The longest pattern
// that fits decides; of two as long, the one that allows (RFC 9309 §2.2.2).
func (r *Rules) Forbids(path string) (Rule, bool) {
	if path == "/robots.txt" {
		return Rule{}, false
	}
	path = normalPath(path)
	best := -1
	for i := range r.rules {
		c := &r.rules[i]
		if best >= 0 {
			b := &r.rules[best]
			if c.match.length < b.match.length || c.match.length == b.match.length && (b.Allow || !c.Allow) {
				continue
			}
		}
		if c.match.fits(path) {
			best = i
		}
	}
	if best < 0 || r.rules[best].Allow {
		return Rule{}, false
	}
	return r.rules[best], true
}
