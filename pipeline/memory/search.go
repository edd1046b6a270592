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
	lists   []list
	hits    []posting
	texts   []text
	touched posting // keeps what was only asked for from being optimised away
	found   []near
}

// limits is what the postings of texts of one length must keep to.
type limits struct {
	edits, rank    int16
	before, behind int16 // how far a gram may stand before and behind its place in the query
}

// prepare makes the query ready for the search of similar texts.
func (w *scratch) prepare() {
	w.hashes = w.query.hashed
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
	if n == 0 || n > LongestFuzzy {
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
	w.lists = w.lists[:0]
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
		w.lists = append(w.lists, list{gram: g, first: v.lengthFrom[low], end: v.lengthFrom[high+1]})
	}
	// Memory is far away: each of these loops asks for many places at once
	// before the next one uses what has come.
	for i := range w.lists {
		l := &w.lists[i]
		l.from, l.to = v.postingsFrom[l.feature], v.postingsFrom[l.feature+1]
	}
	touched := posting(0)
	for i := range w.lists {
		l := &w.lists[i]
		if l.to-l.from > shortList {
			touched += v.postings[l.guess(l.first, len(v.signatures))] + v.postings[l.guess(l.end, len(v.signatures))]
		} else if l.to > l.from {
			touched += v.postings[l.from] + v.postings[l.to-1]
		}
	}
	w.touched = touched
	for i := range w.lists {
		l := &w.lists[i]
		postings := v.postings[l.from:l.to]
		if len(postings) > shortList {
			from := lowerBound(postings, l.guess(l.first, len(v.signatures))-l.from, posting(uint64(l.first)<<32))
			to := lowerBound(postings, l.guess(l.end, len(v.signatures))-l.from, posting(uint64(l.end)<<32))
			postings = postings[from:to]
		}
		w.hits = w.keepers(postings, l, w.hits)
	}
}

// list is the postings of a gram of the query, from first to before end of the
// entries.
type list struct {
	gram
	first, end uint32
	from, to   uint32 // in the volume's postings
}

// shortList is how many postings are read as they are, without a search for
// those of the right lengths.
const shortList = 48

// guess returns where among the postings those of an entry may begin.
func (l *list) guess(entry uint32, entries int) uint32 {
	return l.from + uint32(uint64(l.to-l.from-1)*uint64(entry)/uint64(entries))
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
func (w *scratch) keepers(postings []posting, g *list, to []posting) []posting {
	first, end := g.first, g.end
	n := len(to)
	to = slices.Grow(to, len(postings)+1)[:n+len(postings)+1]
	at := int64(g.at)
	inPlace := int64(0)
	if g.repeated {
		inPlace = -1
	}
	for _, p := range postings {
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
	asked := uint64(0)
	for _, p := range w.hits {
		asked += v.signatures[p.entry()][0]
	}
	w.touched += posting(asked)
	for _, p := range w.hits {
		k := int(w.limits[min(p.length(), mostIndexed)].edits)
		w.hits[n] = p
		n += int(uint(w.sig.apart(&v.signatures[p.entry()])-k-1) >> (bits.UintSize - 1))
	}
	hits := w.hits[:n]
	if n > 1 {
		slices.Sort(hits)
	}
	w.texts = w.texts[:0]
	last := ^uint32(0)
	for _, p := range hits {
		if e := p.entry(); e != last {
			last = e
			w.texts = append(w.texts, text{p, v.tokensFrom[e]})
		}
	}
	touched := uint16(0)
	for i := range w.texts {
		touched += v.tokens[w.texts[i].from]
	}
	w.touched += posting(touched)
	for _, t := range w.texts {
		m := t.length()
		k := int(w.limits[m].edits)
		if d := w.pattern.distance(v.tokens[t.from:int(t.from)+m], k); d <= k {
			w.found = append(w.found, near{int32(part), t.entry(), int32(d), int32(max(len(w.hashes), m))})
		}
	}
}

// text is a hit with the place of its tokens.
type text struct {
	posting
	from uint32
}
