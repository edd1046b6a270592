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

// scratch is what one lookup works with.
type scratch struct {
	query   analysis
	unit    analysis
	hashes  []uint32
	sig     signature
	pattern pattern
	grammar grammar
	aligner aligner
	ranking ranking
	limits  [mostIndexed + 1]limits
	found   []near
	hits    []posting
}

// limits is what the postings of texts of one length must keep to.
type limits struct {
	edits, rank    int16
	before, behind int16 // how far a gram may stand before and behind its place in the query
}

// prepare makes the query ready for the search of similar texts.
func (w *scratch) prepare() {
	w.hashes = w.query.hashes(w.hashes[:0])
	w.sig = signature{}
	for _, h := range w.hashes {
		w.sig.add(h)
	}
	w.pattern.set(w.hashes)
	w.found = w.found[:0]
}

// nearest appends to w.found all entries of a volume that share at least
// percent of their tokens with the query.
func (v *volume) nearest(w *scratch, part, least int) {
	n := len(w.hashes)
	if n == 0 {
		return
	}
	from := max(1, n-allowed(n, least))
	to := min(longestPartner(n, least), v.longest())
	if from > to {
		return
	}
	if v.postings == nil || least < v.threshold || n > mostIndexed {
		v.scan(w, part, from, to, least)
		return
	}
	if to > mostIndexed {
		v.scan(w, part, max(from, mostIndexed+1), to, least)
		to = mostIndexed
	}
	if from > to {
		return
	}
	w.hits = w.hits[:0]
	v.ask(w, from, to, least)
	v.measure(w, part)
}

// scan measures every entry of the lengths whose signature allows it.
func (v *volume) scan(w *scratch, part, from, to, least int) {
	n := len(w.hashes)
	for m := from; m <= to; m++ {
		longer := max(n, m)
		k := allowed(longer, least)
		for e := v.lengthFrom[m]; e < v.lengthFrom[m+1]; e++ {
			if w.sig.apart(&v.signatures[e]) > k {
				continue
			}
			if d := w.pattern.distance(v.tokensOf(e), k); d <= k {
				w.found = append(w.found, near{int32(part), e, int32(d), int32(longer)})
			}
		}
	}
}

// ask collects in w.hits the postings of the query's grams that keep to the
// limits: entries of at least from and at most to tokens.
func (v *volume) ask(w *scratch, from, to, least int) {
	n := len(w.hashes)
	for m := from; m <= to; m++ {
		k := allowed(max(n, m), least)
		l := limits{edits: int16(k), rank: int16(2 * k)}
		// A gram that the edits leave alone has |d| + |(n-m) - d| ≤ k, where d
		// is how many places it stands further on in the query.
		if n >= m {
			spare := int16(k-(n-m)) >> 1
			l.rank -= int16(n - m)
			l.before, l.behind = int16(n-m)+spare, spare
		} else {
			spare := int16(k-(m-n)) >> 1
			l.before, l.behind = spare, int16(m-n)+spare
		}
		w.limits[m] = l
	}
	low, high := from, to
	for _, g := range w.grammar.set(w.hashes, v.bits, v.rarity) {
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
		list := v.postings[v.postingsFrom[g.feature]:v.postingsFrom[g.feature+1]]
		first, end := v.lengthFrom[low], v.lengthFrom[high+1]
		if len(list) > 48 {
			list = list[lowerBound(list, posting(uint64(first)<<32)):]
			list = list[:lowerBound(list, posting(uint64(end)<<32))]
		}
		w.hits = w.keepers(list, &g, first, end, w.hits)
	}
}

func lowerBound(list []posting, p posting) int {
	from, to := 0, len(list)
	for from < to {
		if at := (from + to) / 2; list[at] < p {
			from = at + 1
		} else {
			to = at
		}
	}
	return from
}

// keepers appends the postings of a list that keep to the limits, without a
// branch for each.
func (w *scratch) keepers(list []posting, g *gram, first, end uint32, to []posting) []posting {
	n := len(to)
	to = slices.Grow(to, len(list)+1)[:n+len(list)+1]
	at := int64(g.at)
	inPlace := int64(0)
	if g.repeated {
		inPlace = -1
	}
	for _, p := range list {
		e := p.entry()
		l := &w.limits[min(p.length(), mostIndexed)]
		place := int64(p & 0xff)
		far := (place - at + int64(l.before)) | (at + int64(l.behind) - place)
		far &^= inPlace | (anywhere-1-place)>>63
		bad := far | (int64(l.edits) - int64(p>>16&0xff)) | (int64(l.rank) - int64(p>>8&0xff)) |
			(int64(e) - int64(first)) | (int64(end) - 1 - int64(e))
		to[n] = p
		n += int(^bad >> 63 & 1)
	}
	return to[:n]
}

// measure takes the hits for what they are worth: by their signatures first,
// then by their distance.
func (v *volume) measure(w *scratch, part int) {
	n := 0
	for _, p := range w.hits {
		k := int(w.limits[min(p.length(), mostIndexed)].edits)
		w.hits[n] = p
		n += int(uint(w.sig.apart(&v.signatures[p.entry()])-k-1) >> (bits.UintSize - 1))
	}
	hits := w.hits[:n]
	if n > 1 {
		slices.Sort(hits)
	}
	last := ^uint32(0)
	for _, p := range hits {
		e := p.entry()
		if e == last {
			continue
		}
		last = e
		k := int(w.limits[p.length()].edits)
		if d := w.pattern.distance(v.tokensOf(e), k); d <= k {
			w.found = append(w.found, near{int32(part), e, int32(d), int32(max(len(w.hashes), p.length()))})
		}
	}
}
