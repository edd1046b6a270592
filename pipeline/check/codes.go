package check

import (
	"fmt"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// codes compares the codes of a target with those of its source segment.
func codes(t Target) []pipeline.Finding {
	want := t.Segment.Text
	text := t.Target.Text
	if len(want.Codes) == 0 && !strings.ContainsAny(text, "<&＜〈") {
		return nil
	}
	c := codeReader{want: want, text: text, seen: make([]occurrence, len(want.Codes)+1)}
	c.read()
	c.nearMisses()
	c.missing()
	if len(c.found) == 0 {
		c.nesting()
	}
	if len(c.found) == 0 {
		c.emptyPairs()
	}
	return c.found
}

// occurrence is where the codes with one number stand in the target.
type occurrence struct{ open, close, alone []pipeline.Token }

type codeReader struct {
	want  pipeline.Text
	text  string
	toks  []pipeline.Token // the codes only
	seen  []occurrence     // by number
	found []pipeline.Finding
}

func (c *codeReader) report(start, end int, fix, format string, args ...any) {
	c.found = append(c.found, pipeline.Finding{
		Severity: pipeline.Blocker, Start: start, End: end, Fix: fix, Message: fmt.Sprintf(format, args...),
	})
}

func (c *codeReader) reportToken(k pipeline.Token, fix, format string, args ...any) {
	c.report(k.Start, k.Start+len(k.Text), fix, format, args...)
}

// read sorts the codes of the target by number and names those that the
// source does not have, or has in another form.
func (c *codeReader) read() {
	for _, k := range pipeline.Tokens(c.text) {
		if !k.IsCode() {
			continue
		}
		code, ok := c.want.Code(k.N)
		switch {
		case !ok && len(c.want.Codes) == 0:
			c.reportToken(k, "", "%s is not in the source, which has no codes", k.Text)
			continue
		case !ok:
			c.reportToken(k, "", "%s is not in the source, whose codes are numbered 1 to %d", k.Text, len(c.want.Codes))
			continue
		case code.Name != k.Name:
			c.reportToken(k, renamed(k, code.Name), "%s has another name than code %d of the source, %s", k.Text, k.N, whole(code))
			k.Name = code.Name
		}
		if c.form(k, code) {
			c.toks = append(c.toks, k)
		}
	}
}

// form files a code under its number, unless it is of the wrong form or there
// once already.
func (c *codeReader) form(k pipeline.Token, code pipeline.Code) bool {
	s := &c.seen[k.N]
	alone := !k.Open && !k.Close
	var list *[]pipeline.Token
	switch {
	case alone && code.Kind == pipeline.Placeholder:
		list = &s.alone
	case k.Open && (code.Kind == pipeline.Paired || code.Kind == pipeline.Opening):
		list = &s.open
	case k.Close && (code.Kind == pipeline.Paired || code.Kind == pipeline.Closing):
		list = &s.close
	case code.Kind == pipeline.Placeholder:
		c.reportToken(k, code.Tag(), "%s should be %s", k.Text, code.Tag())
		s.alone = append(s.alone, k)
		return false
	case alone && code.Kind == pipeline.Paired:
		fix := code.Tag()
		if len(s.open) > 0 {
			fix = closing(code)
		}
		c.reportToken(k, fix, "%s should be one end of %s", k.Text, whole(code))
		if len(s.open) > 0 {
			s.close = append(s.close, k)
		} else {
			s.open = append(s.open, k)
		}
		return false
	default:
		c.reportToken(k, code.Tag(), "%s should be %s", k.Text, code.Tag())
		s.open, s.close = append(s.open, k), append(s.close, k)
		return false
	}
	*list = append(*list, k)
	if len(*list) > 1 {
		c.reportToken(k, "", "%s is there twice; the source has it once", k.Text)
		return false
	}
	return true
}

// missing names the codes of the source that the target lacks.
func (c *codeReader) missing() {
	for _, code := range c.want.Codes {
		s := c.seen[code.N]
		switch code.Kind {
		case pipeline.Placeholder:
			if len(s.alone) == 0 {
				c.report(0, 0, "", "%s is missing", code.Tag())
			}
		case pipeline.Opening, pipeline.Closing:
			if len(s.open)+len(s.close) == 0 {
				c.report(0, 0, "", "%s is missing", code.Tag())
			}
		default:
			switch {
			case len(s.open) == 0 && len(s.close) == 0:
				c.report(0, 0, "", "%s is missing", whole(code))
			case len(s.open) == 0:
				c.report(0, 0, "", "%s is missing before %s", code.Tag(), closing(code))
			case len(s.close) == 0:
				c.report(0, 0, "", "%s is missing after %s", closing(code), code.Tag())
			}
		}
	}
}

// nesting reads codes that are all there, each once, and tells whether their
// order holds.
func (c *codeReader) nesting() {
	if wellNested(c.toks, c.want) || !wellNested(codeTokens(c.want.Coded), c.want) {
		return
	}
	for _, code := range c.want.Codes {
		s := c.seen[code.N]
		if code.Kind == pipeline.Paired && s.close[0].Start < s.open[0].Start {
			c.reportToken(s.close[0], "", "%s stands before %s", closing(code), code.Tag())
		}
	}
	if len(c.found) == 0 {
		k := firstCrossing(c.toks, c.want)
		c.reportToken(k, "", "%s crosses another pair of codes", k.Text)
	}
	if fixed, ok := c.reordered(); ok {
		f := &c.found[0]
		f.Start, f.End, f.Fix = 0, 0, fixed
	}
}

// reordered puts the same codes into the same places in an order that holds:
// a close that comes before its open changes places with it, and a close that
// crosses changes places with the one that was due.
func (c *codeReader) reordered() (string, bool) {
	toks := append([]pipeline.Token(nil), c.toks...)
	paired := func(n int) bool { code, _ := c.want.Code(n); return code.Kind == pipeline.Paired }
	find := func(n int, open bool) int {
		for i, k := range toks {
			if k.N == n && k.Open == open {
				return i
			}
		}
		return -1
	}
	for _, code := range c.want.Codes {
		if code.Kind != pipeline.Paired {
			continue
		}
		if o, e := find(code.N, true), find(code.N, false); e < o {
			toks[o], toks[e] = toks[e], toks[o]
		}
	}
	var stack []int
	for i := 0; i < len(toks); i++ {
		switch k := toks[i]; {
		case !paired(k.N):
		case k.Open:
			stack = append(stack, k.N)
		default:
			due := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if due != k.N {
				j := find(due, false)
				toks[i], toks[j] = toks[j], toks[i]
			}
		}
	}
	if !wellNested(toks, c.want) {
		return "", false
	}
	var b strings.Builder
	at := 0
	for i, old := range c.toks {
		b.WriteString(c.text[at:old.Start])
		b.WriteString(toks[i].Text)
		at = old.Start + len(old.Text)
	}
	b.WriteString(c.text[at:])
	return b.String(), true
}

// emptyPairs names pairs with nothing between their ends though the source
// has something there.
func (c *codeReader) emptyPairs() {
	for _, code := range c.want.Codes {
		if code.Kind != pipeline.Paired || between(c.want.Coded, code) == "" {
			continue
		}
		if between(c.text, code) == "" {
			s := c.seen[code.N]
			c.report(s.open[0].Start, s.close[0].Start+len(s.close[0].Text), "", "nothing stands between %s and %s", code.Tag(), closing(code))
		}
	}
}

// between returns what stands between the ends of a pair, white space and
// other pairs' ends left away.
func between(coded string, code pipeline.Code) string {
	_, rest, ok := strings.Cut(coded, code.Tag())
	inner, _, ok2 := strings.Cut(rest, closing(code))
	if !ok || !ok2 {
		return ""
	}
	return strings.TrimSpace(viewOf(inner).text)
}

func codeTokens(coded string) []pipeline.Token {
	var out []pipeline.Token
	for _, k := range pipeline.Tokens(coded) {
		if k.IsCode() {
			out = append(out, k)
		}
	}
	return out
}

func wellNested(toks []pipeline.Token, want pipeline.Text) bool {
	return firstCrossing(toks, want).Name == ""
}

// firstCrossing returns the first close whose pair is not the innermost open
// one; the zero token if there is none.
func firstCrossing(toks []pipeline.Token, want pipeline.Text) pipeline.Token {
	var stack []int
	for _, k := range toks {
		if code, ok := want.Code(k.N); !ok || code.Kind != pipeline.Paired {
			continue
		}
		switch {
		case k.Open:
			stack = append(stack, k.N)
		case k.Close && (len(stack) == 0 || stack[len(stack)-1] != k.N):
			return k
		case k.Close:
			stack = stack[:len(stack)-1]
		}
	}
	return pipeline.Token{}
}

func renamed(k pipeline.Token, name string) string {
	switch {
	case k.Open:
		return fmt.Sprintf("<%s%d>", name, k.N)
	case k.Close:
		return fmt.Sprintf("</%s%d>", name, k.N)
	default:
		return fmt.Sprintf("<%s%d/>", name, k.N)
	}
}

func closing(code pipeline.Code) string { return fmt.Sprintf("</%s%d>", code.Name, code.N) }

// whole writes a code as people know it: "<b1>…</b1>", "<br2/>".
func whole(code pipeline.Code) string {
	if code.Kind == pipeline.Paired {
		return code.Tag() + "…" + closing(code)
	}
	return code.Tag()
}
