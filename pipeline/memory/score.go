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
	halves int32
	reason reason
}

// reason is what a penalty is for.
type reason uint8

const (
	forCase reason = iota
	forCode
	forCodePlace
	forForm
	forNumber
	forLanguage
	forState
	forMachine
	forMemory
	reasons = iota
)

// parts is the penalties of a match, one a reason at most.
type parts struct {
	all [reasons]part
	n   int
}

func (p *parts) subtract(halves int, why reason) {
	if halves > 0 {
		p.all[p.n] = part{int32(halves), why}
		p.n++
	}
}

func (p *parts) list() []part { return p.all[:p.n] }

// comparison is what a query and the source of a unit differ in; the target
// has no say in it.
type comparison struct {
	base    percent
	parts   parts
	numbers []couple // of the query and of the unit, whose numbers or addresses differ; good until the next comparison
	unsafe  unsafeness
}

// scorer compares and scores; it is used again to save memory.
type scorer struct {
	aligner         aligner
	numbers         []couple
	inQuery, inUnit []int // tokens that only one text has
	target          tokeniser
	inSource        []numberAt
	inTarget        []numberAt
	scored          scored
}

func (w *scorer) compare(q, u *analysis) comparison {
	if q.normal == u.normal {
		return comparison{base: percent{100, 1}}
	}
	couples, distance := w.align(q, u)
	c := comparison{base: share(distance, max(len(q.tokens), len(u.tokens))), numbers: w.numbers[:0]}
	cases, forms := 0, 0
	for _, k := range u.shared.others(couples, len(q.tokens), len(u.tokens)) {
		a, b := &q.tokens[k.a], &u.tokens[k.b]
		rawA, rawB := q.plain[a.start:a.end], u.plain[b.start:b.end]
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
	c.parts.subtract(min(cases*casePenalty, caseMost), forCase)
	codes := codesDiffer(q.codes, u.codes)
	c.parts.subtract(min(codes*codePenalty, codeMost), forCode)
	if distance == 0 && cases+codes+forms+len(c.numbers) == 0 {
		// The tokens are the same and the texts are not: codes stand
		// elsewhere, or only spaces or what cannot be seen differs.
		if len(q.codes) > 0 {
			c.parts.subtract(codePenalty, forCodePlace)
		} else {
			forms = 1
		}
	}
	c.parts.subtract(forms*formPenalty, forForm)
	c.unsafe = w.unsafeDifferences(q, u, couples)
	w.numbers = c.numbers
	return c
}

// align aligns two texts the same way whichever is asked for: among
// alignments of equal cost, the choice must not depend on who is first, or the
// score would.
func (w *scorer) align(q, u *analysis) ([]couple, int) {
	if q.normal <= u.normal {
		return w.aligner.align(q, u, u.shared)
	}
	out, edits := w.aligner.align(u, q, u.shared)
	for i, k := range out {
		out[i] = couple{a: k.b, b: k.a}
	}
	return out, edits
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
	parts    parts
	unsafe   unsafeness
	capped   bool // to MaxUnsafe
	normal   string
}

// isSame tells whether two matches say the same of the same text.
func (s *scored) isSame(t *scored) bool {
	return s.match.Target == t.match.Target && s.normal == t.normal
}

// unit completes a comparison with what depends on the unit: its target, its
// state, its languages, its neighbours and its memory.
func (w *scorer) unit(s *scored, c *comparison, q, u *analysis, unit *pipeline.Unit, query *Query, memo *rating) {
	*s = scored{match: pipeline.Match{Unit: *unit, Proposal: unit.Target}, likeness: -1, base: c.base, parts: c.parts, unsafe: c.unsafe, normal: u.normal}
	if n := len(c.numbers); n > 0 {
		target := unit.Target
		if !inert(target) {
			target = norm.NFC.String(target)
		}
		var replaced int
		s.match.Proposal, replaced = w.replaceNumbers(q, u, unit, target, c.numbers)
		s.parts.subtract(min(replaced*replacedPenalty+(n-replaced)*numberPenalty, numberMost), forNumber)
	}
	if unit.From != query.From || unit.To != query.To {
		if n := regionsDiffer(unit.From, query.From) + regionsDiffer(unit.To, query.To); n > 0 {
			s.parts.subtract(2*n*variantPoints(query.Variant), forLanguage)
		}
	}
	counted := s.parts.n
	switch unit.State {
	case pipeline.Untranslated, pipeline.Translated, pipeline.Reviewed, pipeline.Final:
	default:
		s.parts.subtract(draftPenalty, forState)
	}
	if memo != nil {
		s.priority, s.match.Memory = memo.priority, memo.name
		if memo.machine && s.parts.n == counted {
			s.parts.subtract(draftPenalty, forMachine)
		}
		s.parts.subtract(memo.halves, forMemory)
	}
	if q.normal == u.normal {
		s.context = equalNeighbours(unit, query)
		if query.Key != "" && query.Key == unit.Key {
			s.context, s.inPlace = 2, true
		}
		if s.parts.n == 0 {
			s.match.Score = 100 + s.context
			s.value = percent{s.match.Score, 1}
			s.match.Kind = pipeline.ExactMatch
			if s.context > 0 {
				s.match.Kind = pipeline.ContextMatch
			}
			return
		}
	}
	halves := 0
	for _, p := range s.parts.list() {
		halves += int(p.halves)
	}
	s.value = percent{max(0, 2*c.base.num-halves*c.base.den), 2 * c.base.den}
	if c.unsafe != 0 && s.value.floor() >= MaxUnsafe {
		s.value, s.capped = percent{MaxUnsafe, 1}, true
	}
	s.match.Score, s.match.Kind = s.value.floor(), pipeline.FuzzyMatch
}

// variantPoints is what a query says that another region costs.
func variantPoints(asked int) int {
	if asked == 0 {
		return 1
	}
	return max(asked, 0)
}

// explain appends how the score came about.
func (s *scored) explain(why []byte) []byte {
	switch {
	case s.match.Score >= 100 && s.inPlace && s.context == 2:
		return append(why, "same text in the same place"...)
	case s.match.Score >= 100:
		return append(why, [...]string{"same text", "same text, same sentence before or after", "same text, same sentences before and after"}[s.context]...)
	}
	why = strconv.AppendInt(why, int64(s.match.Score), 10)
	why = appendOneDecimal(append(why, " = "...), s.base)
	for _, p := range s.parts.list() {
		why = appendHalfPoints(append(why, " - "...), int(p.halves))
		why = append(append(why, ' '), s.reason(p.reason)...)
		if p.reason == forMemory {
			why = append(why, s.match.Memory...)
		}
	}
	if s.capped {
		why = append(why, ", at most "...)
		why = strconv.AppendInt(why, MaxUnsafe, 10)
	}
	if s.unsafe != 0 {
		why = append(append(why, "; another "...), s.unsafe.String()...)
	}
	return why
}

func (s *scored) reason(r reason) string {
	if r == forState {
		return s.match.State.String()
	}
	return [reasons]string{"case", "code", "code place", "form", "number", "language", "", "machine", "memory "}[r]
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

func appendHalfPoints(b []byte, n int) []byte {
	b = strconv.AppendInt(b, int64(n/2), 10)
	if n%2 != 0 {
		b = append(b, ".5"...)
	}
	return b
}

// appendOneDecimal cuts and does not round, so that the sum that is shown is
// right.
func appendOneDecimal(b []byte, p percent) []byte {
	tenths := 10 * p.num / p.den
	b = strconv.AppendInt(b, int64(tenths/10), 10)
	if tenths%10 != 0 {
		b = append(b, '.', byte('0'+tenths%10))
	}
	return b
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
