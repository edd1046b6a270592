package memory

import (
	"slices"
)

// unsafeDifferences names the differences of two sources that turn what is
// said into something else while few tokens change: "negation", "unit". The
// couples are the tokens that an alignment found equal.
func unsafeDifferences(q, u *analysis, couples []couple) []string {
	q.caution()
	u.caution()
	inQuery, inUnit := alone(len(q.tokens), couples, true), alone(len(u.tokens), couples, false)
	var found []string
	if q.negations != u.negations || denied(q, u, inQuery, inUnit) {
		found = append(found, "negation")
	}
	if !slices.Equal(q.measures, u.measures) || anotherMeasure(q.measuresAt(inQuery), u.measuresAt(inUnit)) {
		found = append(found, "unit")
	}
	return found
}

// caution finds what is compared of a text, once.
func (a *analysis) caution() {
	if !a.cautious {
		a.negations, a.measures, a.cautious = negations(a), measures(a), true
	}
}

// alone lists the tokens, of so many, that stand in no couple.
func alone(tokens int, couples []couple, first bool) []int {
	if tokens == len(couples) {
		return nil
	}
	out := make([]int, 0, tokens-len(couples))
	next := 0
	for _, k := range couples {
		at := int(k.b)
		if first {
			at = int(k.a)
		}
		for ; next < at; next++ {
			out = append(out, next)
		}
		next = at + 1
	}
	for ; next < tokens; next++ {
		out = append(out, next)
	}
	return out
}
