package memory

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/unicode/norm"
)

// What is subtracted from the share of equal tokens, in half points of a
// percent. Penalties only ever subtract, so that whatever is complete for the
// share of equal tokens is complete for the score.
const (
	casePenalty     = 2 // a word, at most caseMost
	caseMost        = 6
	numberPenalty   = 4 // a number or address
	replacedPenalty = 1 // one that the proposal has replaced
	numberMost      = 12
	codePenalty     = 2 // a code that is missing, extra or another, at most codeMost
	codeMost        = 10
	formPenalty     = 2 // width, form of punctuation, spacing
	draftPenalty    = 10
)

// MaxUnsafe is the highest score of a match whose source differs in a
// negation or in a unit of measure: it must never be taken as it is.
const MaxUnsafe = 94

// percent is an exact value, num/den; den is positive.
type percent struct{ num, den int }

func (p percent) floor() int          { return p.num / p.den }
func (p percent) less(q percent) bool { return p.num*q.den < q.num*p.den }

// share is the percentage of equal tokens at an edit distance of two texts,
// the longer of which has so many tokens.
func share(distance, longer int) percent {
	if longer == 0 {
		return percent{100, 1}
	}
	return percent{100 * (longer - distance), longer}
}

// part is one penalty, in half points.
type part struct {
	halves int
	name   string
}

// comparison is what a query and the source of a unit differ in; the target
// has no say in it.
type comparison struct {
	base    percent
	parts   []part
	numbers []couple // of the query and of the unit, whose numbers or addresses differ
	unsafe  []string // "negation", "unit"
}

func compare(l *aligner, q, u *analysis) comparison {
	if q.normal == u.normal {
		return comparison{base: percent{100, 1}}
	}
	couples, distance := alignBoth(l, q, u)
	c := comparison{base: share(distance, max(len(q.tokens), len(u.tokens)))}
	cases, forms := 0, 0
	for _, k := range couples {
		a, b := q.tokens[k.a], u.tokens[k.b]
		rawA, rawB := q.raw(a), u.raw(b)
		if rawA == rawB {
			continue
		}
		switch a.kind {
		case number:
			if narrow(rawA) != narrow(rawB) {
				c.numbers = append(c.numbers, k)
			} else {
				forms = 1
			}
		case address:
			c.numbers = append(c.numbers, k)
		case placeholder:
		default:
			if strings.EqualFold(rawA, rawB) {
				cases++
				break
			}
			forms = 1
			if a, b := narrow(rawA), narrow(rawB); a != b && strings.EqualFold(a, b) {
				cases++
			}
		}
	}
	c.subtract(min(cases*casePenalty, caseMost), "case")
	codes := codesDiffer(q.codes, u.codes)
	c.subtract(min(codes*codePenalty, codeMost), "code")
	if distance == 0 && cases+codes+forms+len(c.numbers) == 0 {
		// The tokens are the same and the texts are not: codes stand
		// elsewhere, or only spaces or what cannot be seen differs.
		if len(q.codes) > 0 {
			c.subtract(codePenalty, "code place")
		} else {
			forms = 1
		}
	}
	c.subtract(forms*formPenalty, "form")
	c.unsafe = unsafeDifferences(q, u, couples)
	return c
}

// alignBoth aligns two texts the same way whichever is asked for: among
// alignments of equal cost, the choice must not depend on who is first, or the
// score would.
func alignBoth(l *aligner, q, u *analysis) ([]couple, int) {
	if q.normal <= u.normal {
		return l.align(q, u)
	}
	out, edits := l.align(u, q)
	for i, k := range out {
		out[i] = couple{a: k.b, b: k.a}
	}
	return out, edits
}

func (c *comparison) subtract(halves int, name string) {
	if halves > 0 {
		c.parts = append(c.parts, part{halves, name})
	}
}

// narrow folds the width of a text.
func narrow(s string) string { return strings.Map(foldWidth, s) }

// scored is a match with what it is ranked by and explained with. Its texts
// are good as long as the volume is.
type scored struct {
	match    pipeline.Match
	value    percent
	context  int // equal neighbours; 2 also for the same place
	inPlace  bool
	priority int // of its memory
	likeness int // as the ranking says; negative until somebody asks
	base     percent
	parts    []part
	unsafe   []string
	capped   bool // to MaxUnsafe
	normal   string
}

// isSame tells whether two matches say the same of the same text.
func (s *scored) isSame(t *scored) bool {
	return s.match.Target == t.match.Target && s.normal == t.normal
}

// scoreUnit completes a comparison with what depends on the unit: its target,
// its state, its languages, its neighbours and its memory.
func scoreUnit(c *comparison, q, u *analysis, unit *pipeline.Unit, query *Query, memo *rating) scored {
	s := scored{match: pipeline.Match{Unit: *unit, Proposal: unit.Target}, likeness: -1, base: c.base, parts: c.parts, unsafe: c.unsafe, normal: u.normal}
	subtract := func(halves int, name string) {
		if halves > 0 {
			s.parts = append(s.parts[:len(s.parts):len(s.parts)], part{halves, name})
		}
	}
	if n := len(c.numbers); n > 0 {
		var replaced int
		s.match.Proposal, replaced = replaceNumbers(q, u, unit, norm.NFC.String(unit.Target), c.numbers)
		subtract(min(replaced*replacedPenalty+(n-replaced)*numberPenalty, numberMost), "number")
	}
	if unit.From != query.From || unit.To != query.To {
		if n := regionsDiffer(unit.From, query.From) + regionsDiffer(unit.To, query.To); n > 0 {
			subtract(2*n*max(query.Variant, 0), "language")
		}
	}
	counted := len(s.parts)
	switch unit.State {
	case pipeline.Untranslated, pipeline.Translated, pipeline.Reviewed, pipeline.Final:
	default:
		subtract(draftPenalty, unit.State.String())
	}
	if memo != nil {
		s.priority, s.match.Memory = memo.priority, memo.name
		if memo.machine && len(s.parts) == counted {
			subtract(draftPenalty, "machine")
		}
		subtract(memo.halves, "memory "+memo.name)
	}
	if q.normal == u.normal {
		s.context = equalNeighbours(unit, query)
		if query.Key != "" && query.Key == unit.Key {
			s.context, s.inPlace = 2, true
		}
		if len(s.parts) == 0 {
			s.match.Score = 100 + s.context
			s.value = percent{s.match.Score, 1}
			s.match.Kind = pipeline.ExactMatch
			if s.context > 0 {
				s.match.Kind = pipeline.ContextMatch
			}
			return s
		}
	}
	halves := 0
	for _, p := range s.parts {
		halves += p.halves
	}
	s.value = percent{max(0, 2*c.base.num-halves*c.base.den), 2 * c.base.den}
	if len(c.unsafe) > 0 && s.value.floor() >= MaxUnsafe {
		s.value, s.capped = percent{MaxUnsafe, 1}, true
	}
	s.match.Score, s.match.Kind = s.value.floor(), pipeline.FuzzyMatch
	return s
}

// explain writes down how the score came about.
func (s *scored) explain() {
	switch {
	case s.match.Score >= 100 && s.inPlace && s.context == 2:
		s.match.Why = "same text in the same place"
		return
	case s.match.Score >= 100:
		s.match.Why = [...]string{"same text", "same text, same sentence before or after", "same text, same sentences before and after"}[s.context]
		return
	}
	why := make([]byte, 0, 64)
	why = strconv.AppendInt(why, int64(s.match.Score), 10)
	why = append(append(why, " = "...), oneDecimal(s.base)...)
	for _, p := range s.parts {
		why = append(append(why, " - "...), halfPoints(p.halves)...)
		why = append(append(why, ' '), p.name...)
	}
	if s.capped {
		why = append(why, ", at most "...)
		why = strconv.AppendInt(why, MaxUnsafe, 10)
	}
	if len(s.unsafe) > 0 {
		s.match.Caution = strings.Join(s.unsafe, " and ")
		why = append(append(why, "; another "...), s.match.Caution...)
	}
	s.match.Why = string(why)
}

// propose makes of the target, whose numbers are replaced already, what could
// be the target of the query: with the query's codes and its outer spaces.
func (s *scored) propose(q *analysis, text string) {
	if strings.IndexByte(s.match.Proposal, '<') >= 0 {
		_, codes, _ := split(s.match.Source)
		s.match.Proposal = replaceCodes(q.codes, codes, s.match.Proposal)
	}
	s.match.Proposal = fitSpaces(text, s.match.Proposal)
}

func halfPoints(n int) string {
	if n%2 == 0 {
		return strconv.Itoa(n / 2)
	}
	return strconv.Itoa(n/2) + ".5"
}

// oneDecimal cuts and does not round, so that the sum that is shown is right.
func oneDecimal(p percent) string {
	tenths := 10 * p.num / p.den
	if tenths%10 == 0 {
		return strconv.Itoa(tenths / 10)
	}
	return strconv.Itoa(tenths/10) + "." + strconv.Itoa(tenths%10)
}

// equalNeighbours counts the neighbours, of two, that are known on both sides
// and equal.
func equalNeighbours(u *pipeline.Unit, q *Query) int {
	n := 0
	for _, side := range [2][2]string{{u.Prev, q.Prev}, {u.Next, q.Next}} {
		if side[0] != "" && side[1] != "" && neighbourForm(side[0]) == neighbourForm(side[1]) {
			n++
		}
	}
	return n
}

// compareValue puts the better match first by what it is worth, and by the
// priority of its memory where that is the same.
func compareValue(s, t *scored) int {
	return cmp.Or(
		cmp.Compare(t.value.num*s.value.den, s.value.num*t.value.den),
		cmp.Compare(t.context, s.context),
		cmp.Compare(t.priority, s.priority),
	)
}

// compareUnits decides between matches that are worth the same and look the
// same: by state, by age, and then by all that there is, so that only units
// that are the same in everything are equal.
func compareUnits(a, b *pipeline.Match) int {
	if c := cmp.Or(cmp.Compare(b.State, a.State), b.Changed.Compare(a.Changed)); c != 0 {
		return c
	}
	for _, texts := range [...][2]*string{{&a.Key, &b.Key}, {&a.Source, &b.Source}, {&a.Target, &b.Target}} {
		if c := strings.Compare(*texts[0], *texts[1]); c != 0 {
			return c
		}
	}
	return cmp.Or(
		cmp.Compare(a.From.String(), b.From.String()),
		cmp.Compare(a.To.String(), b.To.String()),
		cmp.Compare(a.Prev, b.Prev),
		cmp.Compare(a.Next, b.Next),
		cmp.Compare(a.By, b.By),
		cmp.Compare(a.Memory, b.Memory),
	)
}
