package exchange

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/language"
)

// Profile says for whom a TMX file is written.
type Profile string

const (
	// StandardProfile is what Trados and memoQ read: the codes as elements
	// that hold them, and the key of a segment also as a property, since tools
	// drop the tuid.
	StandardProfile Profile = "standard"
	// OmegaTProfile is the same in a file that says OmegaT made it: of any
	// other OmegaT drops what the code elements hold, so that no segment with
	// codes is found again.
	OmegaTProfile Profile = "omegat"
)

// Profiles lists what WriteTMX knows.
var Profiles = []Profile{StandardProfile, OmegaTProfile}

// TMXHeader is what a file says of itself.
type TMXHeader struct {
	Source  language.Tag // of all units; und when they differ
	Version string       // of this program; "" for none
	Profile Profile      // "" is StandardProfile
}

// WriteTMX writes units as TMX 1.4, in the order they come, one <tu> each,
// with codes as bpt, ept, it and ph. The same units give the same bytes; no
// date is in them but those of the units. Characters that XML cannot hold are
// left out. The first error among the units ends it. What ReadTMX reads of the
// file is what was written.
func WriteTMX(w io.Writer, units iter.Seq2[pipeline.Unit, error], h TMXHeader) error {
	source := h.Source.String()
	if h.Source == language.Und {
		source = allLanguages
	}
	tool, version := "Wordferry", h.Version
	if h.Profile == OmegaTProfile {
		tool, version = "OmegaT", "6"
	}
	if version == "" {
		version = "1"
	}
	b := bufio.NewWriterSize(w, 64<<10)
	fmt.Fprintf(b, `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="%s" creationtoolversion="%s" segtype="sentence" o-tmf="%s" adminlang="en" srclang="%s" datatype="html"/>
<body>
`, tool, escapeAttr(version), tool, source)
	for u, err := range units {
		if err != nil {
			return err
		}
		if _, err := b.WriteString(tuOf(u, h)); err != nil {
			return err
		}
	}
	b.WriteString("</body>\n</tmx>\n")
	return b.Flush()
}

func tuOf(u pipeline.Unit, h TMXHeader) string {
	var b strings.Builder
	b.WriteString("<tu")
	if u.Key != "" {
		fmt.Fprintf(&b, ` tuid="%s"`, escapeAttr(u.Key))
	}
	if u.From != h.Source {
		fmt.Fprintf(&b, ` srclang="%s"`, u.From)
	}
	key := u.Key
	if h.Profile == OmegaTProfile {
		key = ""
	}
	b.WriteString(">\n")
	for _, p := range [...]struct{ name, value string }{
		{prevProp, u.Prev},
		{nextProp, u.Next},
		{keyProp, key},
		{stateProp, u.State.String()},
		{rulesProp, u.Rules},
	} {
		if p.value != "" {
			fmt.Fprintf(&b, "<prop type=\"%s\">%s</prop>\n", p.name, escapeText(p.value))
		}
	}
	fmt.Fprintf(&b, "<tuv xml:lang=\"%s\"><seg>%s</seg></tuv>\n", u.From, segOf(u.Source))
	fmt.Fprintf(&b, "<tuv xml:lang=\"%s\"", u.To)
	if !u.Changed.IsZero() {
		fmt.Fprintf(&b, ` changedate="%s"`, u.Changed.UTC().Format("20060102T150405Z"))
	}
	if u.By != "" {
		fmt.Fprintf(&b, ` changeid="%s"`, escapeAttr(u.By))
	}
	fmt.Fprintf(&b, "><seg>%s</seg></tuv>\n</tu>\n", segOf(u.Target))
	return b.String()
}

// segOf writes a coded text with its codes as elements that hold them.
func segOf(coded string) string {
	tokens := pipeline.Tokens(coded)
	isPair := pairsIn(tokens)
	var b strings.Builder
	for i, k := range tokens {
		if !k.IsCode() {
			b.WriteString(escapeText(k.Text))
			continue
		}
		n := strconv.Itoa(k.N)
		content := escapeText(k.Text)
		switch {
		case !k.Open && !k.Close:
			fmt.Fprintf(&b, `<ph x="%s" type="%s">%s</ph>`, n, singleType(k.Name), content)
		case isPair[i] && k.Open:
			fmt.Fprintf(&b, `<bpt i="%s" x="%s" type="%s">%s</bpt>`, n, n, pairedType(k.Name), content)
		case isPair[i]:
			fmt.Fprintf(&b, `<ept i="%s">%s</ept>`, n, content)
		case k.Open:
			fmt.Fprintf(&b, `<it pos="begin" x="%s" type="%s">%s</it>`, n, pairedType(k.Name), content)
		default:
			fmt.Fprintf(&b, `<it pos="end" x="%s" type="%s">%s</it>`, n, pairedType(k.Name), content)
		}
	}
	return b.String()
}

// pairsIn marks the codes that make the first pair of their number; an i may
// stand for one pair only.
func pairsIn(tokens []pipeline.Token) map[int]bool {
	opened, done, isPair := map[int]int{}, map[int]bool{}, map[int]bool{}
	for i, k := range tokens {
		switch {
		case done[k.N]:
		case k.Open:
			if _, ok := opened[k.N]; !ok {
				opened[k.N] = i
			}
		case k.Close:
			if at, ok := opened[k.N]; ok && tokens[at].Name == k.Name {
				isPair[at], isPair[i], done[k.N] = true, true, true
			}
		}
	}
	return isPair
}

func pairedType(name string) string {
	switch name {
	case "b", "strong":
		return "bold"
	case "i", "em":
		return "italic"
	case "u":
		return "ulined"
	case "a":
		return "link"
	}
	return "x-" + name
}

func singleType(name string) string {
	switch name {
	case "img":
		return "image"
	case "br":
		return "lb"
	}
	return "x-" + name
}

// inXML tells the characters that XML 1.0 can hold.
func inXML(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000
}

func escapeText(s string) string { return escape(s, false) }
func escapeAttr(s string) string { return escape(s, true) }

func escape(s string, attr bool) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"' && attr:
			b.WriteString("&quot;")
		case r == '\r', attr && (r == '\n' || r == '\t'):
			fmt.Fprintf(&b, "&#%d;", r) // a reader would make a newline or a space of it
		case inXML(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}
