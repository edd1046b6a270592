package locale

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/wordferry/wordferry/pipeline"
)

// value is where a key and its text stand in a file.
type value struct {
	key    string
	text   string
	start  int // of the key
	lo, hi int // of the value, its quotes included
}

// values reads the keys of a file: the places by its syntax tree, the texts
// by go-i18n, so that they are what every other reader of these files gets.
// "{{" is text here; nothing is ever executed.
func values(where string, data []byte) ([]value, error) {
	if at := invalidUTF8(data); at >= 0 {
		return nil, fault(where, data, at, "the file is not UTF-8", "save it as UTF-8")
	}
	vals, err := places(where, data)
	if err != nil || len(vals) == 0 {
		return nil, err
	}
	messages, err := i18n.ParseMessageBytes(data, toml.Unmarshal)
	if err != nil {
		var pe toml.ParseError
		if errors.As(err, &pe) {
			return nil, fault(where, data, pe.Position.Start, pe.Message, "")
		}
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Where: where, Err: err}
	}
	texts := make(map[string]string, len(messages))
	for _, m := range messages {
		texts[m.ID] = m.Other
	}
	for i := range vals {
		text, ok := texts[vals[i].key]
		if !ok {
			return nil, fault(where, data, vals[i].start, "this key cannot be read", "")
		}
		vals[i].text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	return vals, nil
}

// places finds the keys and values; anything but key = "text" is a fault.
func places(where string, data []byte) ([]value, error) {
	var p unstable.Parser
	p.Reset(data)
	var vals []value
	for p.NextExpression() {
		e := p.Expression()
		if e.Kind != unstable.KeyValue {
			at := len(data)
			if c := e.Child(); c != nil {
				at = int(c.Raw.Offset)
			}
			return nil, fault(where, data, at, "a table: the file of an article is flat", `write key = "text"`)
		}
		it := e.Key()
		it.Next()
		k := it.Node()
		v := value{key: string(k.Data), start: int(k.Raw.Offset)}
		if !it.IsLast() {
			return nil, fault(where, data, v.start, "a key with a dot: the file of an article is flat", `write key = "text"`)
		}
		if reserved(v.key) {
			return nil, fault(where, data, v.start, fmt.Sprintf("%q is a word that go-i18n keeps for itself", v.key), "give the key another name")
		}
		n := e.Value()
		if n.Kind != unstable.String {
			return nil, fault(where, data, v.start, "the value of "+v.key+" is not a text", `write it between double quotes`)
		}
		v.lo, v.hi = int(n.Raw.Offset), int(n.Raw.Offset+n.Raw.Length)
		vals = append(vals, v)
	}
	if err := p.Error(); err != nil {
		at, msg := 0, err.Error()
		var pe *unstable.ParserError
		if errors.As(err, &pe) {
			at, msg = cap(data)-cap(pe.Highlight), pe.Message
		}
		return nil, fault(where, data, at, msg, "")
	}
	return vals, nil
}

// reserved tells the words that go-i18n takes for a part of a message.
func reserved(key string) bool {
	switch strings.ToLower(key) {
	case "id", "description", "hash", "leftdelim", "rightdelim", "zero", "one", "two", "few", "many", "other", "translation":
		return true
	}
	return false
}

func invalidUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	at := 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n <= 1 {
			break
		}
		at, data = at+n, data[n:]
	}
	return at
}

// fault names a place as file:line:column, from 1, columns in characters.
func fault(where string, data []byte, at int, msg, hint string) error {
	at = min(max(at, 0), len(data))
	from := bytes.LastIndexByte(data[:at], '\n') + 1
	ln := bytes.Count(data[:from], []byte("\n")) + 1
	if hint == "" {
		hint = hintFor(data[from:], msg)
	}
	return &pipeline.Fault{Code: pipeline.Invalid, Where: fmt.Sprintf("%s:%d:%d", where, ln, utf8.RuneCount(data[from:at])+1), Msg: msg, Hint: hint}
}

func hintFor(rest []byte, msg string) string {
	text, _, _ := bytes.Cut(rest, []byte("\n"))
	switch {
	case bytes.HasPrefix(text, []byte("<<<<<<<")), bytes.HasPrefix(text, []byte("=======")), bytes.HasPrefix(text, []byte(">>>>>>>")):
		return "a merge was left undone here: keep one side and delete the marks"
	case strings.Contains(msg, "already been defined"):
		return "two lines have this key: keep the right one and delete the other"
	default:
		return `write the text as "…", with \" for a quotation mark inside, or as '…'`
	}
}

// parse reads a locale file whose source comments begin with the tag from.
// It returns a fault with its place when the file cannot be used.
func parse(where string, data []byte, from string) (*file, error) {
	f := newFile()
	if rest, ok := bytes.CutPrefix(data, []byte(bom)); ok {
		f.bom, data = true, rest
	}
	vals, err := values(where, data)
	if err != nil {
		return nil, err
	}
	if first := bytes.IndexByte(data, '\n'); first > 0 && data[first-1] == '\r' {
		f.eol = "\r\n"
	}
	f.from = from
	text := string(data)
	for at := 0; at < len(text); {
		l := &line{}
		if len(vals) > 0 && vals[0].start < lineEnd(text, at) {
			v := vals[0]
			vals = vals[1:]
			l.kind, l.raw = entryLine, text[at:lineEnd(text, v.hi)]
			l.entry = &entry{key: v.key, text: v.text, line: l, lo: v.lo - at, hi: v.hi - at}
		} else {
			l.raw = text[at:lineEnd(text, at)]
			f.classify(l, from)
		}
		f.end.prev.next, l.prev, l.next, f.end.prev = l, f.end.prev, &f.end, l
		at += len(l.raw)
	}
	f.group()
	f.groupGone()
	return f, nil
}

func lineEnd(text string, at int) int {
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(text)
}

// classify tells what a line outside of entries is.
func (f *file) classify(l *line, from string) {
	text := strings.TrimSpace(l.raw)
	if text == "" {
		return
	}
	l.kind = remarkLine
	if rest, ok := strings.CutPrefix(text, "#~"); ok {
		l.kind, l.text = goneLine, strings.TrimPrefix(rest, " ")
		return
	}
	body := strings.TrimLeft(strings.TrimPrefix(text, "#"), " \t")
	if title, ok := strings.CutPrefix(body, "== "); ok && strings.HasSuffix(title, " ==") {
		l.kind, l.text = sectionLine, strings.TrimSuffix(title, " ==")
		return
	}
	if text == advice || text == warning {
		l.kind = headerLine
		return
	}
	mark, rest, ok := strings.Cut(body, ":")
	if !ok || rest != "" && rest[0] != ' ' && rest[0] != '\t' {
		return
	}
	rest = strings.TrimSpace(rest)
	switch mark {
	case "article":
		if l.prev != nil || f.end.next != &f.end { // only the first line can be it
			return
		}
		l.kind = headerLine
		if _, tail, ok := strings.Cut(rest, " source: "); ok {
			f.from, _, _ = strings.Cut(strings.TrimSpace(tail), " ")
			f.base = !strings.Contains(tail, " target: ")
			if _, rules, ok := strings.Cut(tail, " rules: "); ok {
				f.rules, _, _ = strings.Cut(strings.TrimSpace(rules), " ")
			}
		}
	case "n":
		l.kind, l.text = noteLine, rest
	case "term":
		l.kind, l.text = termLine, rest
	case "was":
		l.kind, l.text = wasLine, rest
	case "draft":
		l.kind, l.text = draftLine, rest
	case from, f.from:
		l.kind, l.text = sourceLine, rest
	}
}

// group gives every entry the comment lines above it.
func (f *file) group() {
	var block []*line
	marked := false // a line of the program's is in block
	flush := func() {
		for i, l := range block {
			if l.kind == sourceLine {
				last := l
				for _, m := range block[i+1:] {
					if m.kind >= sourceLine && m.kind <= draftLine {
						last = m
					}
				}
				f.orphans = append(f.orphans, orphan{fromComment(l.text), last})
			}
		}
		block, marked = nil, false
	}
	for l := f.end.next; l != &f.end; l = l.next {
		switch l.kind {
		case headerLine, sectionLine, goneLine:
			flush()
		case blankLine:
			if !marked {
				block = nil
			} else {
				block = append(block, l)
			}
		case remarkLine:
			block = append(block, l)
		case sourceLine:
			if containsKind(block, sourceLine) {
				tail := len(block)
				for tail > 0 && block[tail-1].kind == remarkLine {
					tail--
				}
				rest := block[tail:]
				block = block[:tail:tail]
				flush()
				block = append(block, rest...)
			}
			block, marked = append(block, l), true
		case noteLine, termLine, wasLine, draftLine:
			block, marked = append(block, l), true
		case entryLine:
			l.entry.adopt(block)
			f.entries[l.entry.key] = l.entry
			f.keys = append(f.keys, l.entry.key)
			block, marked = nil, false
		}
	}
	flush()
}

func containsKind(block []*line, kind lineKind) bool {
	for _, l := range block {
		if l.kind == kind {
			return true
		}
	}
	return false
}

// adopt makes the lines of block those of the entry.
func (e *entry) adopt(block []*line) {
	e.first = e.line
	if len(block) > 0 {
		e.first = block[0]
	}
	for _, l := range block {
		if l.kind < sourceLine || l.kind > draftLine {
			continue
		}
		if e.marks[l.kind] == nil {
			e.marks[l.kind] = l
		} else {
			e.extra = append(e.extra, l)
		}
	}
}
