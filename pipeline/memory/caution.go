package memory

// unsafeness is the differences of two sources that turn what is said into
// something else while few tokens change.
type unsafeness uint8

const (
	anotherNegation unsafeness = 1 << iota
	anotherUnit
)

func (u unsafeness) String() string {
	return [...]string{"", "negation", "unit", "negation and unit"}[u]
}

// unsafeDifferences finds those differences. The couples are the tokens that an
// alignment found equal.
func (w *scorer) unsafeDifferences(q, u *analysis, couples []couple) (found unsafeness) {
	q.caution()
	u.caution()
	w.inQuery, w.inUnit = w.inQuery[:0], w.inUnit[:0]
	nextA, nextB := int32(0), int32(0)
	upTo := func(a, b int32) {
		for ; nextA < a; nextA++ {
			w.inQuery = append(w.inQuery, int(nextA))
		}
		for ; nextB < b; nextB++ {
			w.inUnit = append(w.inUnit, int(nextB))
		}
		nextA, nextB = a+1, b+1
	}
	for _, k := range couples {
		upTo(k.a, k.b)
	}
	upTo(int32(len(q.tokens)), int32(len(u.tokens)))
	if q.deniesOtherwise(u, w.inQuery, w.inUnit) || denied(q, u, w.inQuery, w.inUnit) {
		found |= anotherNegation
	}
	if otherMeasures(q.measures, u.measures) {
		found |= anotherUnit
	} else if ours := q.measuresAt(w.inQuery); len(ours) > 0 && anotherMeasure(ours, u.measuresAt(w.inUnit)) {
		found |= anotherUnit
	}
	return found
}

// caution finds what is compared of a text, once.
func (a *analysis) caution() {
	if a.cautious {
		return
	}
	if a.denial == nil || a.base != a.denialOf {
		a.denial, a.denialOf = negationOf()[a.base], a.base
		if a.denial == nil {
			a.denial = &negation{}
		}
	}
	a.units = unitTables()
	a.denials, a.measures, a.cautious = a.denial.inText(a), measures(a), true
}
