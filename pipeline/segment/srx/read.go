package srx

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline"
)

// The most that a file may be.
const (
	maxFile  = 32 << 20 // bytes
	maxDepth = 64       // elements in each other
	maxRules = 200_000
)

// File is a file of segmentation rules.
type File struct {
	Name    string
	Version string // "1.0" or "2.0"
	Cascade bool   // all language maps that match count, not the first alone
	Base    bool   // the rules are meant to correct the breaks of Unicode, as Okapi's option useIcu4jBreakRules says
	Handle  Handle
	Digest  pipeline.Digest // of the bytes

	rules map[string][]*Rule
	maps  []languageMap
}

// Handle says which inline codes at the end of a segment belong to it; the
// others go to the next one.
type Handle struct{ Start, End, Isolated bool }

type languageMap struct {
	pattern *node
	name    string // of the language rule
	line    int
}

// Read reads a file of SRX 1.0 or 2.0. name is what faults call it. Everything
// that is wrong with it comes back, as faults with their lines.
func Read(name string, in io.Reader) (*File, error) {
	raw, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if len(raw) > maxFile {
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Where: name, Msg: fmt.Sprintf("is larger than %d MB", maxFile>>20)}
	}
	f := &File{Name: name, Version: "2.0", Handle: Handle{End: true}, Digest: pipeline.DigestOf(raw), rules: map[string][]*Rule{}}
	text, err := utf8Of(raw)
	if err != nil {
		return nil, f.fault(1, err.Error(), "save it as UTF-8")
	}
	r := &fileReader{File: f, d: xml.NewDecoder(bytes.NewReader(text)), known: map[string]runeSet{}}
	r.d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if l := strings.ToLower(label); strings.HasPrefix(l, "utf-16") || l == "us-ascii" || l == "ucs-2" {
			return in, nil // made UTF-8 above
		}
		return nil, fmt.Errorf("the encoding %q is not supported", label)
	}
	if err := r.read(); err != nil {
		return nil, err
	}
	return f, errors.Join(r.wrong...)
}

func (f *File) fault(line int, msg, hint string) error {
	return &pipeline.Fault{Code: pipeline.Invalid, Where: fmt.Sprintf("%s:%d", f.Name, line), Msg: msg, Hint: hint}
}

// utf8Of returns a file in UTF-16 as UTF-8.
func utf8Of(raw []byte) ([]byte, error) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), len(raw) > 1 && raw[0] == '<' && raw[1] == 0:
		order = binary.LittleEndian
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}), len(raw) > 1 && raw[0] == 0 && raw[1] == '<':
		order = binary.BigEndian
	default:
		raw = bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF"))
		if !utf8.Valid(raw) {
			return nil, errors.New("is neither UTF-8 nor UTF-16")
		}
		return raw, nil
	}
	if len(raw)%2 != 0 {
		return nil, errors.New("is UTF-16 with half a character at the end")
	}
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = order.Uint16(raw[2*i:])
	}
	if len(units) > 0 && units[0] == 0xFEFF {
		units = units[1:]
	}
	return []byte(string(utf16.Decode(units))), nil
}

// fileReader takes a file from end to end.
type fileReader struct {
	*File
	d     *xml.Decoder
	path  []string
	text  strings.Builder
	line  int    // of the element that is read
	group string // the language rule or rule map that is read
	rule  *Rule
	count int
	root  bool
	known map[string]runeSet
	wrong []error
}

func (r *fileReader) read() error {
	for {
		token, err := r.d.Token()
		line, _ := r.d.InputPos()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return r.broken(line, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(r.path) == maxDepth {
				return r.fault(line, fmt.Sprintf("more than %d elements in each other", maxDepth), "")
			}
			r.path = append(r.path, t.Name.Local)
			r.text.Reset()
			r.line = line
			if err := r.start(t, line); err != nil {
				return err
			}
		case xml.EndElement:
			r.end(t.Name.Local)
			r.path = r.path[:len(r.path)-1]
		case xml.CharData:
			if r.rule != nil || r.in("maskRule") || r.in("rangeRule") {
				if r.text.Len()+len(t) > maxLength+1 {
					return r.fault(line, fmt.Sprintf("a pattern is longer than %d bytes", maxLength), "")
				}
				r.text.Write(t)
			}
		}
		if len(r.wrong) == maxWrong {
			break
		}
	}
	if !r.root {
		return r.fault(1, "is no SRX file", "")
	}
	for _, m := range r.maps {
		if _, ok := r.rules[m.name]; !ok && len(r.wrong) < maxWrong {
			r.wrong = append(r.wrong, r.fault(m.line, fmt.Sprintf("there is no language rule %q", m.name), ""))
		}
	}
	return nil
}

// maxWrong is how many faults of a file are named at once.
const maxWrong = 20

func (r *fileReader) broken(line int, err error) error {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return r.fault(syntax.Line, "is no proper XML: "+syntax.Msg, "")
	}
	return r.fault(line, err.Error(), "save it as UTF-8")
}

func (r *fileReader) in(name string) bool {
	return len(r.path) > 0 && r.path[len(r.path)-1] == name
}

func attr(t xml.StartElement, name string) (string, bool) {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value), true
		}
	}
	return "", false
}

func yes(s string) bool { return strings.EqualFold(s, "yes") || strings.EqualFold(s, "true") }

func (r *fileReader) start(t xml.StartElement, line int) error {
	get := func(name string) string { s, _ := attr(t, name); return s }
	switch t.Name.Local {
	case "srx":
		r.root = true
		if v := get("version"); v != "" {
			r.Version = v
		}
		if r.Version != "1.0" && r.Version != "2.0" {
			return r.fault(line, fmt.Sprintf("SRX %q is not supported", r.Version), "versions 1.0 and 2.0 are")
		}
	case "header":
		r.Cascade = yes(get("cascade"))
	case "formathandle":
		include := yes(get("include"))
		switch get("type") {
		case "start":
			r.Handle.Start = include
		case "end":
			r.Handle.End = include
		case "isolated":
			r.Handle.Isolated = include
		}
	case "options": // of Okapi
		r.Base = yes(get("useIcu4jBreakRules"))
	case "languagerule":
		r.group = get("languagerulename")
		if _, ok := r.rules[r.group]; !ok {
			r.rules[r.group] = nil
		}
	case "rule":
		if r.count++; r.count > maxRules {
			return r.fault(line, fmt.Sprintf("more than %d rules", maxRules), "")
		}
		breaks, ok := attr(t, "break")
		empty := &node{op: opEmpty}
		r.rule = &Rule{Name: r.group, Line: line, Place: fmt.Sprintf("%s:%d", r.Name, line), Break: !ok || yes(breaks), before: empty, after: empty}
	case "languagemap":
		r.mapped(get("languagepattern"), get("languagerulename"), line)
	}
	return nil
}

func (r *fileReader) mapped(pattern, name string, line int) {
	n, err := parse(pattern, flags{fold: true, foldAll: true}, r.known)
	if err != nil {
		r.wrong = append(r.wrong, r.fault(line, fmt.Sprintf("the language pattern %q cannot be used: %s", pattern, err), ""))
		return
	}
	r.maps = append(r.maps, languageMap{pattern: n, name: name, line: line})
}

func (r *fileReader) end(name string) {
	switch {
	case name == "rule" && r.rule != nil:
		r.rules[r.group] = append(r.rules[r.group], r.rule)
		r.rule = nil
	case name == "beforebreak" && r.rule != nil:
		r.rule.Before = r.text.String()
		r.rule.before = r.pattern(name)
	case name == "afterbreak" && r.rule != nil:
		r.rule.After = r.text.String()
		r.rule.after = r.pattern(name)
	case (name == "maskRule" || name == "rangeRule") && strings.TrimSpace(r.text.String()) != "":
		r.wrong = append(r.wrong, r.fault(r.line, "a mask rule of Okapi cannot be honoured", "remove it"))
	}
	r.text.Reset()
}

func (r *fileReader) pattern(side string) *node {
	text := r.text.String()
	n, err := parse(text, flags{}, r.known)
	if err == nil {
		return n
	}
	breaks := "no"
	if r.rule.Break {
		breaks = "yes"
	}
	r.wrong = append(r.wrong, r.fault(r.line, fmt.Sprintf("rule %d of %q (break=%q): the %s %s cannot be honoured: %s", len(r.rules[r.group])+1, r.group, breaks, side, quoted(text), err),
		"write it in another way, or remove the rule"))
	return &node{op: opEmpty}
}

func quoted(pattern string) string {
	if r := []rune(pattern); len(r) > 80 {
		pattern = string(r[:80]) + "…"
	}
	return "“" + pattern + "”"
}

// For returns the rules for a language code, such as en, pt-BR or whatever the
// file's language maps wait for; none if no map matches. Case does not matter,
// nor whether a hyphen or an underscore divides a code. every is for Judge: it
// gives all places where some rule matches, not only those where a segment
// could end.
func (f *File) For(code string, every bool) *Rules {
	out := &Rules{all: every}
	used := map[string]bool{}
	for _, m := range f.maps {
		if used[m.name] || !matches(m.pattern, code) && !matches(m.pattern, strings.ReplaceAll(code, "-", "_")) {
			continue
		}
		used[m.name] = true
		out.list = append(out.list, f.rules[m.name]...)
		if !f.Cascade {
			break
		}
	}
	return out
}
