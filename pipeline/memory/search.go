package memory

import (
	"math/bits"
	"slices"
)

// near is a candidate: an entry and a distance that is not above its own.
type near struct {
	part     int32
	entry    uint32
	distance int32
	longer   int32 // tokens of the longer text
}

// share is not below the true one.
func (n near) share() percent { return share(int(n.distance), int(n.longer)) }

// limits is what the postings of texts of one length must keep to: from the
// upper bits down 16 each for the greatest number of edits, the greatest rank,
// and how far a gram may stand behind and before its place in the query. Each
// has its highest bit set, which is gone when more than there is is subtracted.
type limits uint64

const kept = 0x8000_8000_8000_8000

func newLimits(edits, rank, behind, before int) limits {
	return limits(kept + uint64(edits)<<48 + uint64(rank)<<32 + uint64(behind)<<16 + uint64(before))
}

func (l limits) edits() int { return int(l >> 48 & 0x7fff) }

// list is the postings of a gram of the query, from first to before end of the
// entries.
type list struct {
	gram
	first, end bound
	from, to   uint32 // in the volume's postings
}

// bound is an entry, and where among the postings it may be.
type bound struct{ entry, guess uint32 }

// text is a hit with the place of its tokens.
type text struct {
	posting
	from uint32
}

// nearest appends to found all entries of a volume that share at least the
// wanted percentage of their tokens with a query, for many queries.
func (v *volume) nearest(w *scratch, searches []*search, part int) {
	w.indexed = w.indexed[:0]
	for _, q := range searches {
		if q.plan(v, w, part) {
			w.indexed = append(w.indexed, q)
		}
	}
	// The loops that ask do nothing else: what stands in between would wait.
	touched := uint64(0)
	for _, q := range w.indexed {
		q.grammar.pairs(q.text.hashed, v.bits)
	}
	for _, q := range w.indexed {
		for _, k := range q.grammar.keys {
			touched += uint64(v.rarity[k>>16])
		}
	}
	for _, q := range w.indexed {
		q.choose(v)
	}
	for _, q := range w.indexed {
		for i := range q.lists {
			touched += uint64(v.postingsFrom[q.lists[i].feature])
		}
	}
	for _, q := range w.indexed {
		q.locate(v)
	}
	for _, q := range w.indexed {
		for _, at := range q.places {
			touched += uint64(v.postings[at])
		}
	}
	for _, q := range w.indexed {
		q.collect(v)
	}
	for _, q := range w.indexed {
		for _, p := range q.hits {
			touched += v.signatures[p.entry()][0]
		}
	}
	for _, q := range w.indexed {
		q.sift(v, &w.seen)
	}
	for _, q := range w.indexed {
		for _, p := range q.hits {
			touched += uint64(v.tokensFrom[p.entry()])
		}
	}
	for _, q := range w.indexed {
		q.texts = q.texts[:0]
		for _, p := range q.hits {
			q.texts = append(q.texts, text{p, v.tokensFrom[p.entry()]})
		}
	}
	for _, q := range w.indexed {
		for i := range q.texts {
			touched += uint64(v.tokens[q.texts[i].from])
		}
	}
	for _, q := range w.indexed {
		q.measure(v, &w.pattern, part)
	}
	w.touched += touched
}

// plan finds out which lengths the similar texts have, and looks through the
// texts of those that have no postings. It tells whether others are left.
func (q *search) plan(v *volume, w *scratch, part int) bool {
	n, least := len(q.text.hashed), q.min
	if n == 0 || n > LongestFuzzy {
		return false
	}
	q.from, q.to = max(1, n-allowed(n, least)), min(longestPartner(n, least), v.longest())
	from := max(q.from, mostIndexed+1)
	if v.postings == nil || least < v.threshold || n > mostIndexed {
		from = q.from
	}
	if from <= q.to {
		w.pattern.set(q.text.hashed)
		q.scan(v, &w.pattern, part, from)
		q.to = from - 1
	}
	return q.from <= q.to
}

// scan measures every entry, of a length from one on, whose signature allows it.
func (q *search) scan(v *volume, p *pattern, part, from int) {
	n := len(q.text.hashed)
	for m := from; m <= q.to; m++ {
		longer := max(n, m)
		k := allowed(longer, q.min)
		for e := v.lengthFrom[m]; e < v.lengthFrom[m+1]; e++ {
			if q.sig.apart(&v.signatures[e]) > k {
				continue
			}
			if d := p.distance(v.tokensOf(e), k); d <= k {
				q.found = append(q.found, near{int32(part), e, int32(d), int32(longer)})
			}
		}
	}
}

// choose finds the grams whose postings must be read, and what those must keep
// to.
func (q *search) choose(v *volume) {
	n, from, to, least := len(q.text.hashed), q.from, q.to, q.min
	for m := from; m <= to; m++ {
		k := allowed(max(n, m), least)
		// A gram that the edits leave alone has |d| + |(n-m) - d| ≤ k, where d
		// is how many places it stands further on in the query.
		apart := max(n-m, m-n)
		spare := (k - apart) / 2
		if n >= m {
			q.limits[m] = newLimits(k, 2*k-apart, spare, apart+spare)
		} else {
			q.limits[m] = newLimits(k, 2*k, apart+spare, spare)
		}
	}
	q.lists = q.lists[:0]
	low, high := from, to
	for _, g := range q.grammar.order(v.rarity) {
		// The lengths at which this gram can be the first that is left alone;
		// both ends move one way as edits and rank grow.
		for low <= to && int(g.edits) > allowed(max(n, low), least) {
			low++
		}
		for high > n && int(g.rank) > 2*allowed(high, least)-(high-n) {
			high--
		}
		if low > high {
			break
		}
		q.lists = append(q.lists, list{gram: g, first: bound{entry: v.lengthFrom[low]}, end: bound{entry: v.lengthFrom[high+1]}})
	}
}

// shortList is how many postings are read as they are, without a search for
// those of the right lengths.
const shortList = 48

// locate finds the lists, and notes where they will be read.
func (q *search) locate(v *volume) {
	q.places = q.places[:0]
	for i := range q.lists {
		l := &q.lists[i]
		l.from, l.to = v.postingsFrom[l.feature], v.postingsFrom[l.feature+1]
		if l.to-l.from > shortList {
			l.first.guess, l.end.guess = l.guess(v, l.first.entry), l.guess(v, l.end.entry)
			q.places = append(q.places, l.first.guess, l.end.guess)
			continue
		}
		for at := l.from; at < l.to; at += 8 {
			q.places = append(q.places, at)
		}
	}
}

// collect takes the postings that keep to the limits.
func (q *search) collect(v *volume) {
	q.hits = q.hits[:0]
	for i := range q.lists {
		l := &q.lists[i]
		postings := v.postings[l.from:l.to]
		if len(postings) > shortList {
			from := lowerBound(postings, l.first.guess-l.from, posting(uint64(l.first.entry)<<32))
			to := lowerBound(postings, l.end.guess-l.from, posting(uint64(l.end.entry)<<32))
			postings = postings[from:to]
		}
		q.keepers(postings, l)
	}
}

// guess returns where among the postings those of an entry may begin: texts
// have the more of them the longer they are.
func (l *list) guess(v *volume, entry uint32) uint32 {
	last := uint64(l.to - l.from - 1)
	return l.from + uint32(min(last, last*uint64(v.tokensFrom[entry])/uint64(len(v.tokens)+1)))
}

// lowerBound returns where the postings from p on begin, near a guess at best.
func lowerBound(list []posting, guess uint32, p posting) int {
	from, to := 0, len(list)
	if list[guess] < p {
		from = int(guess) + 1
		for step := 8; from+step < to; step *= 4 {
			if list[from+step] >= p {
				to = from + step
				break
			}
			from += step + 1
		}
	} else {
		to = int(guess)
		for step := 8; to-step > 0; step *= 4 {
			if list[to-step] < p {
				from = to - step + 1
				break
			}
			to -= step
		}
	}
	for from < to {
		if at := int(uint(from+to) / 2); list[at] < p {
			from = at + 1
		} else {
			to = at
		}
	}
	return from
}

// keepers appends the postings of a list that keep to the limits, without a
// branch for each.
func (q *search) keepers(postings []posting, g *list) {
	first, end := g.first.entry, g.end.entry
	n := len(q.hits)
	to := slices.Grow(q.hits, len(postings)+1)[:n+len(postings)+1]
	at := limits(g.at)<<16 - limits(g.at)
	if g.repeated {
		at = 0x3000_3000 // it may stand anywhere
	}
	for _, p := range postings {
		e, place := p.entry(), limits(p&0xff)
		l := q.limits[p>>24&0xff] + at
		l -= place<<16 - place + limits(p&0xff00)<<24 + limits(p&0xff0000)<<32
		isAnywhere := (place + 1) >> 8
		l |= isAnywhere<<31 | isAnywhere<<15
		bad := uint64(^l&kept)>>1 | uint64((int64(e)-int64(first))|(int64(end)-1-int64(e)))>>63
		to[n] = p
		n += int((bad - 1) >> 63)
	}
	q.hits = to[:n]
}

// sift keeps of the hits those whose signatures allow the distance, and each
// entry once, or hardly ever twice.
func (q *search) sift(v *volume, s *seen) {
	n := 0
	for _, p := range q.hits {
		k := q.limits[p>>24&0xff].edits()
		q.hits[n] = p
		n += int(uint(q.sig.apart(&v.signatures[p.entry()])-k-1) >> (bits.UintSize - 1))
	}
	hits := q.hits[:n]
	s.forget()
	n = 0
	for _, p := range hits {
		if s.isNew(p.entry()) {
			hits[n] = p
			n++
		}
	}
	q.hits = hits[:n]
}

// measure takes the hits for what they are worth.
func (q *search) measure(v *volume, p *pattern, part int) {
	if len(q.texts) == 0 {
		return
	}
	p.set(q.text.hashed)
	for _, t := range q.texts {
		m := t.length()
		k := q.limits[m].edits()
		if d := p.distance(v.tokens[t.from:int(t.from)+m], k); d <= k {
			q.found = append(q.found, near{int32(part), t.entry(), int32(d), int32(max(len(q.text.hashed), m))})
		}
	}
}

// seen knows the entries that it has seen, or the last of those that share a
// place.
type seen struct {
	entries [512]uint64
	round   uint64
}

func (s *seen) forget() {
	if s.round += 1 << 32; s.round == 0 {
		clear(s.entries[:])
		s.round = 1 << 32
	}
}

func (s *seen) isNew(entry uint32) bool {
	key := s.round | uint64(entry)
	at := &s.entries[entry%uint32(len(s.entries))]
	if *at == key {
		return false
	}
	*at = key
	return true
}
