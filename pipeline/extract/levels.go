package extract

import (
	"slices"

	"github.com/wordferry/wordferry/pipeline"
)

// tier is one level of fake headings: lines of one look, or of several that
// take turns.
type tier struct {
	looks []look
	lines []candidate // in the order of the article
	met   int         // which of the tiers it is met as, from 0
}

// setLevels makes headings of the lines of the looks that are taken, and
// ranks them: by what stands inside what, and where the article does not tell,
// as everybody does it. Real headings keep their level above all fake ones,
// but where a fake count goes on across them.
func setLevels(ps []*piece, taken []look, groups map[look][]candidate) {
	tiers := mergeTiers(ps, taken, groups)
	slices.SortStableFunc(tiers, byCustom)
	order := mergeSiblings(ps, rank(ps, tiers))
	over := 0 // the level of real headings that tiers from here on up stand above
	for rank := len(order) - 1; rank >= 0; rank-- {
		t := order[rank]
		if l := above(ps, t); l > 0 && (over == 0 || l < over) {
			over = l
		}
		level := fakeLevel + rank
		if over > 0 {
			level = over*realStep - realStep/2 + rank
		}
		for _, c := range t.lines {
			ps[c.at].level = -level // so that real ones can be told until all are set
		}
	}
	for _, p := range ps {
		switch {
		case p.level < 0:
			p.kind, p.level, p.depth = pipeline.Heading, -p.level, 0
		case p.kind == pipeline.Heading:
			p.level *= realStep
		}
	}
}

// mergeSiblings makes one tier of neighbours in rank that never stand in one
// section of what is above them: some sections have their steps numbered, and
// others not.
func mergeSiblings(ps []*piece, order []*tier) []*tier {
	for i := 1; i+1 < len(order); i++ {
		a, b := order[i], order[i+1]
		k, l := a.looks[0], b.looks[0]
		if (k.num != noNumber) == (l.num != noNumber) || !k.bold || !l.bold || k.size+l.size > 0 || inside(ps, b, a) > evident || meet(order[:i], a, b) {
			continue
		}
		a.looks = append(a.looks, b.looks...)
		a.lines = append(a.lines, b.lines...)
		slices.SortFunc(a.lines, func(x, y candidate) int { return x.at - y.at })
		order = slices.Delete(order, i+1, i+2)
		i--
	}
	return order
}

// meet tells whether lines of both tiers stand between two lines of those
// above them.
func meet(above []*tier, a, b *tier) bool {
	var ends []int
	for _, t := range above {
		for _, c := range t.lines {
			ends = append(ends, c.at)
		}
	}
	slices.Sort(ends)
	section := func(at int) int {
		n, _ := slices.BinarySearch(ends, at)
		return n
	}
	in := map[int]bool{}
	for _, c := range a.lines {
		in[section(c.at)] = true
	}
	return slices.ContainsFunc(b.lines, func(c candidate) bool { return in[section(c.at)] })
}

// evident is from which difference on the article tells what stands inside
// what; see inside.
const evident = 0.3

// rank orders tiers: what evidently stands inside another comes after it,
// otherwise they keep their order.
func rank(ps []*piece, tiers []*tier) []*tier {
	over := make([][]bool, len(tiers))
	for i, t := range tiers {
		over[i] = make([]bool, len(tiers))
		for j, u := range tiers {
			over[i][j] = i != j && inside(ps, t, u)-inside(ps, u, t) > evident
		}
	}
	var out []*tier
	placed := make([]bool, len(tiers))
	var put func(i int)
	put = func(i int) {
		if placed[i] {
			return
		}
		placed[i] = true
		for j := range tiers {
			if over[i][j] {
				put(j)
			}
		}
		out = append(out, tiers[i])
	}
	for i := range tiers {
		put(i)
	}
	return out
}

const (
	realStep  = 100           // between the levels of real headings
	fakeLevel = 10 * realStep // from which fake ones are counted
)

// above returns the level of the real headings that a tier stands above: those
// that its count goes on across, twice at least, and never begins anew after;
// 0 if there are none.
func above(ps []*piece, t *tier) int {
	across, again, level := 0, 0, 0
	for k := 1; k < len(t.lines); k++ {
		a, b := t.lines[k-1], t.lines[k]
		if b.look.num == noNumber {
			return 0
		}
		for _, p := range ps[a.at+1 : b.at] {
			if p.kind != pipeline.Heading || p.level <= 0 {
				continue
			}
			if a.run != b.run || b.value <= a.value {
				again++
			} else {
				across++
				if level == 0 || p.level < level {
					level = p.level
				}
			}
			break
		}
	}
	if across < 2 || again > 0 {
		return 0
	}
	for _, p := range ps[:t.lines[0].at] {
		if p.kind == pipeline.Heading && p.level > 0 && p.level >= level {
			return 0 // it is met first: the count stands inside it
		}
	}
	return level
}

// mergeTiers makes one tier of looks that are one level.
func mergeTiers(ps []*piece, taken []look, groups map[look][]candidate) []*tier {
	var tiers []*tier
next:
	for i, l := range taken {
		for _, t := range tiers {
			for _, k := range t.looks {
				if sameLevel(k, l, groups[k], groups[l]) {
					t.looks = append(t.looks, l)
					t.lines = append(t.lines, groups[l]...)
					continue next
				}
			}
		}
		tiers = append(tiers, &tier{[]look{l}, slices.Clone(groups[l]), i})
	}
	var out []*tier
	for _, t := range tiers {
		slices.SortFunc(t.lines, func(a, b candidate) int { return a.at - b.at })
		out = append(out, t.split(ps)...)
	}
	return out
}

// split divides lines that differ slightly, in colour or in being centred,
// where some of them evidently stand inside others.
func (t *tier) split(ps []*piece) []*tier {
	var parts []*tier
	at := map[look]*tier{}
	for _, c := range t.lines {
		u := at[c.fine]
		if u == nil {
			u = &tier{looks: t.looks, met: t.met}
			at[c.fine] = u
			parts = append(parts, u)
		}
		u.lines = append(u.lines, c)
	}
	if len(parts) > 4 {
		return []*tier{t}
	}
	var out []*tier
next:
	for _, u := range parts {
		for _, o := range out {
			// Few lines among many always seem to hold them; only where the
			// first line is one of the few are they the upper ones.
			if len(u.lines) < 2 || len(o.lines) < 2 || inside(ps, u, o)-inside(ps, o, u) <= evident {
				o.lines = append(o.lines, u.lines...)
				slices.SortFunc(o.lines, func(a, b candidate) int { return a.at - b.at })
				continue next
			}
		}
		out = append(out, u)
	}
	return out
}

// sameLevel tells whether lines of two looks are headings of one level.
func sameLevel(k, l look, a, b []candidate) bool {
	switch {
	case k.num != noNumber && l.num != noNumber:
		if k.num == l.num && k.form == l.form && k.sub == l.sub {
			return shareRun(a, b) || !restarts(a, b) && !restarts(b, a)
		}
		return countTogether(a, b)
	case k.num != noNumber:
		return k.bold && l.bold && b[0].at > a[len(a)-1].at && l.size == 0
	case l.num != noNumber:
		return sameLevel(l, k, b, a)
	case k.plain && l.plain:
		return k.depth == l.depth
	}
	return k.size == l.size && k.mark == l.mark && k.bold == l.bold && k.mid == l.mid && k.caps == l.caps && (k.class == l.class || k.class == "" || l.class == "")
}

// shareRun tells whether lines of two looks are of one count.
func shareRun(a, b []candidate) bool {
	runs := map[int]bool{}
	for _, x := range a {
		runs[x.run] = true
	}
	return slices.ContainsFunc(b, func(y candidate) bool { return runs[y.run] })
}

// after returns the index of the first line that stands after a place.
func after(cs []candidate, at int) int {
	k, found := slices.BinarySearchFunc(cs, at, func(c candidate, at int) int { return c.at - at })
	if found {
		k++
	}
	return k
}

// between tells whether one of the lines stands between two places.
func between(cs []candidate, from, to int) bool {
	k := after(cs, from)
	return k < len(cs) && cs[k].at < to
}

// restarts tells whether the count of a begins anew where a line of b stands
// between.
func restarts(a, b []candidate) bool {
	for i := 1; i < len(a); i++ {
		if a[i].run != a[i-1].run && a[i].value <= 1 && between(b, a[i-1].at, a[i].at) {
			return true
		}
	}
	return false
}

// countTogether tells whether two ways of numbering count one sequence: 1.,
// （二）, 3., （四）. Either alone has gaps; together they have few or none.
func countTogether(a, b []candidate) bool {
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(x, y candidate) int { return x.at - y.at })
	apart := gaps(a) + gaps(b)
	return apart > 0 && gaps(all)*3 <= apart
}

// gaps counts the lines whose number neither follows the one before nor is 1.
func gaps(cs []candidate) int {
	n, last := 0, 0
	for _, c := range cs {
		if c.value != last+1 && c.value != 1 {
			n++
		}
		last = c.value
	}
	return n
}

// inside returns how much speaks for a standing below b: that a counts anew
// after each of b, and that lines of a stand between those of b.
func inside(ps []*piece, a, b *tier) float64 {
	anew, starts := 0, 0
	for k := 1; k < len(a.lines); k++ {
		if x, y := a.lines[k-1], a.lines[k]; y.look.num != noNumber && y.run != x.run && y.value <= 1 {
			starts++
			if between(b.lines, x.at, y.at) {
				anew++
			}
		}
	}
	steps, hold := 0, 0
	for k := 1; k < len(b.lines); k++ {
		x, y := b.lines[k-1], b.lines[k]
		if y.look.num != noNumber && (y.run != x.run || y.value <= x.value && y.value > 0) {
			continue
		}
		steps++
		if between(a.lines, x.at, y.at) {
			hold++
		}
	}
	headed := 0 // lines of b that a line of a follows at once
	for _, x := range b.lines {
		if k := after(a.lines, x.at); k < len(a.lines) && nothingBetween(ps, x.at, a.lines[k].at) {
			headed++
		}
	}
	score := 0.0
	if starts > 0 {
		score += 2 * float64(anew) / float64(starts)
	}
	if steps > 0 {
		score += float64(hold) / float64(steps)
	}
	return score + float64(headed)/float64(len(b.lines))
}

// byCustom orders tiers as everybody would: by their numbers, larger fonts
// before smaller ones, and what has no number above what has one where it is
// met first.
func byCustom(a, b *tier) int {
	k, l := a.looks[0], b.looks[0]
	switch {
	case k.num != noNumber && l.num != noNumber:
		if d := customOf(k) - customOf(l); d != 0 {
			return d
		}
		return k.sub - l.sub
	case k.num == noNumber && l.num == noNumber:
		if k.size != l.size {
			return l.size - k.size
		}
		if k.depth != l.depth {
			return k.depth - l.depth
		}
	}
	return a.met - b.met
}

// customOf returns how high a way of numbering usually stands, from 0.
func customOf(l look) int {
	switch l.num {
	case numUnit:
		if i := slices.Index([]string{"volume", "part", "chapter", "section", "article"}, l.form); i >= 0 {
			return i
		}
		return 12
	case numRoman:
		return 6
	case numStem:
		return 7
	case numHan:
		return 8
	case numOrdinal:
		return 9
	case numHanParen:
		return 10
	case numLetter:
		return 11
	case numQuestion, numLabel:
		return 12
	case numArabic, numDecimal:
		return 14
	case numHangul, numAbjad:
		return 15
	case numHalfParen:
		return 16
	case numArabicParen:
		return 17
	case numKana, numLetterLower, numCyrillic:
		return 18
	default:
		return 19
	}
}
