package exchange

import (
	"bufio"
	"fmt"
	"io"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// TBXVersion is 2 (martif) or 3 (ISO 30042 of 2019, in the DCA style).
type TBXVersion int

// WriteTBX writes terms as TBX, a concept for each source term, in the order
// they come, the source language first. Version 2 is what most tools read; of
// version 3 only newer ones know the root. What TBX has no category for is a
// note that ReadTBX understands: that a term's letter case counts.
func WriteTBX(w io.Writer, terms []pipeline.Term, version TBXVersion) error {
	b := bufio.NewWriter(w)
	d := dialects[version]
	if d == nil {
		return fmt.Errorf("there is no TBX of version %d", version)
	}
	fmt.Fprintf(b, d.head, commonSource(terms))
	for i, c := range concepts(terms) {
		fmt.Fprintf(b, "<%s id=\"c%d\">\n", d.entry, i+1)
		if c.never {
			b.WriteString(d.never)
		}
		fmt.Fprintf(b, "<%s xml:lang=\"%s\"><%s><term>%s</term>%s%s</%s></%s>\n", d.langs, c.from, d.term, escapeText(c.source), exactNote(c.exact), noteOf(c.note), d.term, d.langs)
		for _, l := range c.targets {
			fmt.Fprintf(b, "<%s xml:lang=\"%s\">", d.langs, l[0].To)
			for _, t := range l {
				fmt.Fprintf(b, "<%s><term>%s</term>%s%s</%s>", d.term, escapeText(t.Target), d.status[t.Status], noteOf(t.Note), d.term)
			}
			fmt.Fprintf(b, "</%s>\n", d.langs)
		}
		fmt.Fprintf(b, "</%s>\n", d.entry)
	}
	b.WriteString(d.tail)
	return b.Flush()
}

// commonSource is the language that all terms come from. Where there is none,
// the file says that it is in several, so that each concept's first language
// is its source.
func commonSource(terms []pipeline.Term) string {
	if len(terms) == 0 {
		return language.English.String()
	}
	for _, t := range terms {
		if t.From != terms[0].From {
			return "mul"
		}
	}
	return terms[0].From.String()
}

// exactCase is the note on a term that is none in other letter case.
const exactCase = "exact case"

func exactNote(exact bool) string {
	if !exact {
		return ""
	}
	return noteOf(exactCase)
}

func noteOf(note string) string {
	if note == "" {
		return ""
	}
	return "<note>" + escapeText(note) + "</note>"
}

// dialect is what differs between the versions.
type dialect struct {
	head, tail, entry, langs, term, never string
	status                                map[pipeline.TermStatus]string
}

var dialects = map[TBXVersion]*dialect{
	2: {
		head: `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="%s">
<martifHeader><fileDesc><sourceDesc><p>Wordferry</p></sourceDesc></fileDesc></martifHeader>
<text><body>
`, tail: "</body></text>\n</martif>\n",
		entry: "termEntry", langs: "langSet", term: "tig",
		never: "<descrip type=\"Translation needed\">No</descrip>\n",
		status: map[pipeline.TermStatus]string{
			pipeline.Approved:   adminStatus("preferredTerm-admn-sts"),
			pipeline.Deprecated: adminStatus("deprecatedTerm-admn-sts"),
			pipeline.Forbidden:  adminStatus("forbidden"),
		},
	},
	3: {
		head: `<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="%s" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>Wordferry</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
`, tail: "</body></text>\n</tbx>\n",
		entry: "conceptEntry", langs: "langSec", term: "termSec",
		never: "<note>" + string(pipeline.DoNotTranslate) + "</note>\n",
		status: map[pipeline.TermStatus]string{
			pipeline.Approved:   adminStatus("preferredTerm-admn-sts"),
			pipeline.Deprecated: adminStatus("deprecatedTerm-admn-sts"),
			pipeline.Forbidden:  adminStatus("deprecatedTerm-admn-sts") + noteOf(string(pipeline.Forbidden)),
		},
	},
}

func adminStatus(value string) string {
	return `<termNote type="administrativeStatus">` + value + "</termNote>"
}

// outConcept is a source term with all that it may and may not be called.
type outConcept struct {
	source, note string
	from         language.Tag
	never, exact bool
	targets      [][]pipeline.Term // by language, in the order they came
}

// concepts puts the entries of one source term together.
func concepts(terms []pipeline.Term) []*outConcept {
	type id struct {
		from   language.Tag
		source string
		never  bool
		exact  bool
	}
	known := map[id]*outConcept{}
	var out []*outConcept
	for _, t := range terms {
		key := id{t.From, t.Source, t.Status == pipeline.DoNotTranslate, t.Exact}
		c := known[key]
		if c == nil {
			c = &outConcept{source: t.Source, from: t.From, never: key.never, exact: t.Exact}
			known[key] = c
			out = append(out, c)
		}
		if c.never {
			c.note = t.Note
			continue
		}
		at := 0
		for at < len(c.targets) && c.targets[at][0].To != t.To {
			at++
		}
		if at == len(c.targets) {
			c.targets = append(c.targets, nil)
		}
		c.targets[at] = append(c.targets[at], t)
	}
	return out
}
