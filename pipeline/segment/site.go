package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// site is a place where a sentence could end: a run of terminators, what
// closes after it, white space, and what comes then.
type site struct {
	start, end int // the run; the last one, if closers stand between two: …！”。
	dots       int
	bangs      bool
	finals     bool
	ellipses   bool
	wide       bool
	closed     int  // offset after the closers
	quoted     bool // a closing quote is among them
	bracketed  bool
	titled     bool
	opener     int // index of the event that opened the last closed pair; -1
	next       int // offset of what comes next
}

func (st *site) add(e event) {
	switch e.kind {
	case dot:
		st.dots++
	case bang:
		st.bangs = true
	case final:
		st.finals = true
	case ellipsis:
		st.ellipses = true
	}
	st.wide = st.wide || isWide(e.r)
}

// suspends tells an ellipsis that stands alone.
func (st *site) suspends() bool {
	return !st.bangs && !st.finals && (st.ellipses || st.dots > 2)
}

func (st *site) attached() bool { return st.next == st.closed }

func terminates(k kind) bool { return k == dot || k == bang || k == final || k == ellipsis }

// site gathers the site that begins with event k, and returns the first event
// after it.
func (w *walker) site(k int) (site, int) {
	ev := w.events
	st := site{start: ev[k].at, opener: -1}
	p := st.start
	for {
		for k < len(ev) && terminates(ev[k].kind) && (ev[k].at == p || w.spacedDot(&st, p, ev[k])) {
			st.add(ev[k])
			p = ev[k].at + int(ev[k].size)
			k++
		}
		st.end = p
		p, k = w.closers(&st, p, k)
		if k == len(ev) || ev[k].at != p || !terminates(ev[k].kind) {
			break
		}
		st = site{start: p, opener: -1}
	}
	st.closed = p
	st.next = w.skipSpace(p, w.end)
	return st, k
}

// spacedDot tells whether e is the next dot of an ellipsis set with spaces.
func (w *walker) spacedDot(st *site, p int, e event) bool {
	if st.dots == 0 || st.bangs || st.finals || e.r != '.' || e.at != p+1 || w.text[p] != ' ' {
		return false
	}
	if rest, ok := strings.CutPrefix(w.text[p:w.end], " . . . "); ok && st.dots == 1 && p == st.start+1 && w.letterBefore(st.start) {
		if r, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(r) {
			return false // a full stop, and an ellipsis that begins the next sentence
		}
	}
	i := e.at + 1
	for i < w.end && w.text[i] == '.' && i < e.at+6 {
		i++
	}
	return !w.letterAt(i) // else it belongs to what begins there: … ...then, .NET
}

// closers moves p and k over what belongs to the run before: closing quotes
// and brackets, reference marks, emoji, marks that attach.
func (w *walker) closers(st *site, p, k int) (int, int) {
	ev := w.events
	for p < w.end {
		if k < len(ev) && ev[k].at == p {
			if n := w.reference(p); n > 0 {
				p += n
				for k < len(ev) && ev[k].at < p {
					k++
				}
				continue
			}
			if !w.isCloser(ev[k], true) {
				break
			}
			st.close(ev[k])
			p += int(ev[k].size)
			k++
			continue
		}
		r, n := utf8.DecodeRuneInString(w.text[p:])
		if attaches(r) || isEmoji(r) {
			p += n
			continue
		}
		if !unicode.IsSpace(r) {
			break
		}
		q := w.skipSpace(p, w.end)
		if k < len(ev) && ev[k].at == q && (w.isCloser(ev[k], false) || w.noted(q)) {
			p = q
			continue
		}
		if q < w.end && isEmoji(w.at(q)) {
			p = q
			continue
		}
		break
	}
	return p, k
}

func (st *site) close(e event) {
	switch {
	case e.kind == quote, e.r == '」', e.r == '』', e.r == '｣':
		st.quoted = true
	case e.r == '》', e.r == '〉':
		st.titled = true
	default:
		st.bracketed = true
	}
	if e.mate >= 0 {
		st.opener = int(e.mate)
	}
}

// isCloser tells whether a bracket or quote closes what ends before it.
func (w *walker) isCloser(e event, attached bool) bool {
	after := e.at + int(e.size)
	loose := after >= w.end || w.ends(w.at(after))
	switch {
	case e.kind == closing:
		return attached || loose
	case e.kind != quote:
		return false
	case !attached:
		return e.role == closing && loose && e.r != '\'' && e.r != '`'
	case e.role == closing:
		return true
	case e.role == opening && e.mate >= 0:
		return false
	case e.r == '"' || e.r == '＂' || e.r == '’' || e.r == '”':
		return true
	default:
		return loose
	}
}

// ends tells whether r can follow a closing quote.
func (w *walker) ends(r rune) bool {
	return unicode.IsSpace(r) || r == '`' || unicode.IsPunct(r) && kindOf(r) != opening
}

// noted tells whether a reference mark of its own stands at offset q, which
// belongs to the sentence before: gas. [1] It. Where a text begins with one,
// each begins an entry of a list.
func (w *walker) noted(q int) bool {
	n := w.reference(q)
	if n == 0 || q+n < w.end && !unicode.IsSpace(w.at(q+n)) && w.reference(q+n) == 0 {
		return false
	}
	r, _ := w.before(w.firstWordly())
	return r != '[' && r != '［'
}

// reference returns the length of a reference mark such as [1], [12, 14] or
// ［3-5］ at offset p; 0 if there is none.
func (w *walker) reference(p int) int {
	first := w.at(p)
	if first != '[' && first != '［' {
		return 0
	}
	digits := false
	for i := p + utf8.RuneLen(first); i < w.end && i < p+24; {
		r, n := utf8.DecodeRuneInString(w.text[i:])
		i += n
		switch {
		case r >= '0' && r <= '9':
			digits = true
		case r == ']' || r == '］':
			if digits {
				return i - p
			}
			return 0
		case r != ',' && r != '-' && r != '–' && r != ' ' && r != '，' && r != '、' && r != '~':
			return 0
		}
	}
	return 0
}
