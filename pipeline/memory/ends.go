package memory

import (
	"math/bits"
	"strings"
)

// Texts that are similar mostly begin and end the same. What is known of those
// parts of one text is true of the other's.

// ends is how many tokens at the start and at the end of a text are those of
// another, to the letter. A token may be counted in both.
type ends struct{ head, tail int }

// others are the couples, of an alignment of texts of n and m tokens, of which
// it is not known that they are the same.
func (e ends) others(couples []couple, n, m int) []couple {
	couples = couples[e.head:]
	tail := min(e.tail, len(couples))
	for tail > 0 && couples[len(couples)-tail] != (couple{int32(n - tail), int32(m - tail)}) {
		tail--
	}
	return couples[:len(couples)-tail]
}

// lookahead is how many bytes behind a token decide at most where it ends, if
// it is no address and the text has none of mail: an apostrophe and the letter
// behind it, a separator and the digit behind it, "://".
const lookahead = 8

// tokeniseBeside does what tokenise does, and takes the tokens at both ends
// from an analysis that is complete where those are the same.
func (a *analysis) tokeniseBeside(q *analysis) {
	a.shared = ends{}
	if len(a.names)+len(q.names) > 0 || strings.IndexByte(a.plain, '@') >= 0 || strings.IndexByte(q.plain, '@') >= 0 {
		a.tokenise()
		return
	}
	same := commonStart(a.plain, q.plain)
	head, at, folded := 0, 0, 0
	for head < len(q.tokens) {
		t := &q.tokens[head]
		if int(t.end)+lookahead > same || t.kind == address {
			break
		}
		at, folded = int(t.end), int(t.to)
		head++
	}
	a.tokens = append(a.tokens[:0], q.tokens[:head]...)
	a.folded = append(a.folded[:0], q.folded[:folded]...)
	a.hashed = append(a.hashed[:0], q.hashed[:head]...)

	ahead := len(a.plain) - len(q.plain) // of places in q
	until := max(at, len(a.plain)-commonEnd(a.plain, q.plain))
	next := len(q.tokens)
	for next > 0 && int(q.tokens[next-1].end)+ahead >= until {
		next--
	}
	for at < len(a.plain) {
		at = a.cutOn(at, max(until, at+1), false)
		for next < len(q.tokens) && int(q.tokens[next].end)+ahead < at {
			next++
		}
		if at >= until && next < len(q.tokens) && int(q.tokens[next].end)+ahead == at {
			break
		}
	}
	a.hashed = a.hashesOf(a.tokens[head:], a.hashed)
	a.shared.head = head
	if at < len(a.plain) {
		rest := q.tokens[next+1:]
		further := int32(len(a.folded)) - q.tokens[next].to
		a.folded = append(a.folded, q.folded[q.tokens[next].to:]...)
		for _, t := range rest {
			t.start, t.end, t.from, t.to = t.start+int32(ahead), t.end+int32(ahead), t.from+further, t.to+further
			a.tokens = append(a.tokens, t)
		}
		a.hashed = append(a.hashed, q.hashed[next+1:]...)
		a.shared.tail = len(rest)
	}
}

// commonStart is how many bytes two texts have in common at their starts.
func commonStart(a, b string) int {
	n, at := min(len(a), len(b)), 0
	for at+8 <= n {
		if x := eightBytes(a[at:]) ^ eightBytes(b[at:]); x != 0 {
			return at + bits.TrailingZeros64(x)/8
		}
		at += 8
	}
	for at < n && a[at] == b[at] {
		at++
	}
	return at
}

// commonEnd is how many bytes two texts have in common at their ends.
func commonEnd(a, b string) int {
	n := min(len(a), len(b))
	a, b = a[len(a)-n:], b[len(b)-n:]
	at := n
	for at >= 8 {
		if x := eightBytes(a[at-8:]) ^ eightBytes(b[at-8:]); x != 0 {
			return n - at + bits.LeadingZeros64(x)/8
		}
		at -= 8
	}
	for at > 0 && a[at-1] == b[at-1] {
		at--
	}
	return n - at
}
