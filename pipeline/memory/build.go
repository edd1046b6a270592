package memory

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/language"
)

// builder makes a volume of units that come one after the other, those of a
// file together.
type builder struct {
	v     volume
	base  string // language subtag of the source
	langs map[language.Tag]int

	waiting pipeline.Unit // is written when it is known what follows
	any     bool
	before  string // the source of the unit before it

	known      map[uint64]uint32 // hash of a normal form: the entry
	entryOf    []uint32          // by unit
	placeOf    []uint32          // by unit that is written
	heads      []uint32          // by entry: its first unit, which is written already
	forms      []uint64          // by entry: the hash of its normal form
	text       analysis
	hashes     []uint32
	hashesFrom []uint32 // by entry; one more at the end
}

func newBuilder(base string, threshold int) *builder {
	return &builder{
		v:          volume{threshold: threshold},
		base:       base,
		langs:      map[language.Tag]int{},
		known:      map[uint64]uint32{},
		hashesFrom: []uint32{0},
	}
}

// file says which file the units come from that are added from now on.
func (b *builder) file(name string, content pipeline.Digest) {
	b.endFile()
	at := uint32(len(b.entryOf))
	b.v.files = append(b.v.files, volumeFile{name: name, content: content, span: span{at, at}}) // of units, until all are written
}

func (b *builder) endFile() {
	if n := len(b.v.files); n > 0 {
		b.v.files[n-1].to = uint32(len(b.entryOf))
	}
}

// add takes a unit. One without a target never matches and is left out.
func (b *builder) add(u pipeline.Unit) {
	if u.Target == "" {
		return
	}
	b.write(u.Source)
	b.waiting, b.any = u, true
	unit := uint32(len(b.entryOf))
	b.text.normalise(u.Source, b.base)
	hash := hash64(b.text.normal)
	entry, isNew := b.entry(b.text.normal, hash)
	b.entryOf = append(b.entryOf, entry)
	if !isNew {
		return
	}
	b.heads = append(b.heads, unit)
	b.forms = append(b.forms, hash)
	b.text.tokenise()
	if len(b.text.tokens) <= LongestFuzzy {
		b.hashes = append(b.hashes, b.text.hashed...)
	}
	b.hashesFrom = append(b.hashesFrom, uint32(len(b.hashes)))
}

// entry returns the number of the entry with a normal form. Should two forms
// have the same hash, the second stands under the next number.
func (b *builder) entry(normal string, hash uint64) (entry uint32, isNew bool) {
	for h := hash; ; h++ {
		e, ok := b.known[h]
		if !ok {
			e = uint32(len(b.heads))
			b.known[h] = e
			return e, true
		}
		if normalForm(b.v.source(b.placeOf[b.heads[e]])) == normal {
			return e, false
		}
	}
}

// write puts the waiting unit into the texts.
func (b *builder) write(following string) {
	if !b.any {
		return
	}
	u := &b.waiting
	var flags byte
	if u.Prev != "" && u.Prev == b.before {
		flags |= prevIsBefore
	}
	if u.Next != "" && u.Next == following {
		flags |= nextIsAfter
	}
	place, back := uint32(len(b.v.texts)/recordAlign), uint32(0)
	if n := len(b.placeOf); n > 0 {
		back = place - b.placeOf[n-1]
	}
	b.placeOf = append(b.placeOf, place)
	b.v.texts = appendRecord(b.v.texts, u, b.lang(u.From), b.lang(u.To), flags, back)
	b.before = u.Source
}

func (b *builder) lang(t language.Tag) int {
	n, ok := b.langs[t]
	if !ok {
		n = len(b.langs)
		b.langs[t] = n
		b.v.langs = append(b.v.langs, t)
	}
	return n
}

// finish returns the volume without postings; index adds those.
func (b *builder) finish() *volume {
	b.write("")
	b.endFile()
	v := &b.v
	v.count = len(b.entryOf)
	b.placeOf = append(b.placeOf, uint32(len(v.texts)/recordAlign))
	for i := range v.files {
		f := &v.files[i]
		f.units = f.to - f.from
		f.span = span{b.placeOf[f.from], b.placeOf[f.to]}
	}
	slices.SortFunc(v.files, func(a, b volumeFile) int { return strings.Compare(a.name, b.name) })
	v.texts = append(v.texts, make([]byte, recordAlign)...) // a record is read a little beyond its end
	b.list(b.number())
	return v
}

// list notes where the units of the entries are, by the entries' new numbers.
func (b *builder) list(numbers []uint32) {
	v := &b.v
	units := make([]uint32, len(b.heads)) // by entry
	for _, e := range b.entryOf {
		units[e]++
	}
	v.heads = make([]uint32, len(b.heads))
	next := make([]uint32, len(b.heads)) // in v.more
	for e, n := range units {
		if n == 1 {
			v.heads[numbers[e]] = b.placeOf[b.heads[e]]
			continue
		}
		at := len(v.more)
		v.heads[numbers[e]] = several | uint32(at)
		v.more = append(v.more, make([]uint32, n+1)...)
		v.more[at], next[e] = n, uint32(at)+1
	}
	for unit, e := range b.entryOf {
		if units[e] > 1 {
			v.more[next[e]] = b.placeOf[unit]
			next[e]++
		}
	}
	v.same = make([]uint64, 1<<bits.Len(uint(len(b.heads)*4/3+1)))
	for e, h := range b.forms {
		v.same[slotFor(v.same, h)] = tagOf(h) | uint64(v.heads[numbers[e]])
	}
}

func slotFor(table []uint64, h uint64) uint64 {
	mask := uint64(len(table) - 1)
	at := h & mask
	for table[at] != 0 {
		at = (at + 1) & mask
	}
	return at
}

// number sorts the entries by their number of tokens, copies the tokens in
// that order, and returns the entries' new numbers by their old. Entries that
// the search for similar ones does not know come last.
func (b *builder) number() []uint32 {
	v := &b.v
	length := func(e int) int { return int(b.hashesFrom[e+1] - b.hashesFrom[e]) }
	longest := 0
	for e := range b.heads {
		longest = max(longest, length(e))
	}
	count := make([]uint32, longest+2)
	for e := range b.heads {
		count[length(e)]++
	}
	v.lengthFrom = make([]uint32, longest+2)
	for n := 1; n <= longest; n++ {
		v.lengthFrom[n+1] = v.lengthFrom[n] + count[n]
	}
	similar := v.lengthFrom[longest+1]
	next := append([]uint32(nil), v.lengthFrom...)
	next[0] = similar // those without tokens
	numbers := make([]uint32, len(b.heads))
	order := make([]uint32, similar)
	for e := range b.heads {
		at := &next[length(e)]
		numbers[e] = *at
		if *at < similar {
			order[*at] = uint32(e)
		}
		*at++
	}
	v.signatures = make([]signature, similar)
	v.tokensFrom = make([]uint32, similar+1)
	v.tokens = make([]uint16, 0, len(b.hashes))
	sorted := make([]uint32, 0, len(b.hashes))
	for at, e := range order {
		hashes := b.hashes[b.hashesFrom[e]:b.hashesFrom[e+1]]
		for _, h := range hashes {
			v.tokens = append(v.tokens, shortToken(h))
			v.signatures[at].add(h)
		}
		v.tokensFrom[at+1] = uint32(len(v.tokens))
		sorted = append(sorted, hashes...)
	}
	b.hashes = sorted
	return numbers
}

// index adds the postings to a finished volume.
func (b *builder) index() {
	v := &b.v
	last := min(v.longest(), mostIndexed)
	indexed := int(v.lengthFrom[last+1])
	pairs := int(v.tokensFrom[indexed]) + indexed
	v.bits = uint8(min(max(bits.Len(uint(pairs/pairsAFeature)), 4), 26))

	counts := make([]uint32, 1<<v.bits)
	for e := range indexed {
		last := uint32(textStart)
		for _, h := range b.hashes[v.tokensFrom[e]:v.tokensFrom[e+1]] {
			counts[feature(last, h, v.bits)]++
			last = h
		}
		counts[feature(last, textEnd, v.bits)]++
	}
	v.rarity = make([]uint8, len(counts))
	for f, n := range counts {
		v.rarity[f] = rarityOf(n)
	}

	clear(counts)
	features := make([]uint32, 0, pairs/2)
	postings := make([]posting, 0, pairs/2)
	var g grammar
	for n := 1; n <= last; n++ {
		partner := longestPartner(n, v.threshold)
		for e := v.lengthFrom[n]; e < v.lengthFrom[n+1]; e++ {
			for _, g := range g.set(b.hashes[v.tokensFrom[e]:v.tokensFrom[e+1]], v.bits, v.rarity) {
				if !reaches(&g, n, partner, v.threshold) {
					break
				}
				counts[g.feature]++
				features = append(features, g.feature)
				postings = append(postings, newPosting(e, n, g))
			}
		}
	}
	v.postingsFrom = make([]uint32, len(counts)+1)
	for f, n := range counts {
		v.postingsFrom[f+1] = v.postingsFrom[f] + n
	}
	copy(counts, v.postingsFrom)
	v.postings = make([]posting, len(postings))
	for i, f := range features {
		v.postings[counts[f]] = postings[i]
		counts[f]++
	}
}

// pairsAFeature is how many pairs of tokens share a feature on average. Fewer
// would make more features, of which each takes room.
const pairsAFeature = 5

// reaches tells whether a gram of a text of n tokens can be the first that is
// left alone by the edits that lead to some text of at most partner tokens.
// Where that is longer, each token that it has more is an edit that touches
// one pair only.
func reaches(g *gram, n, partner, threshold int) bool {
	for m := n; m <= partner; m++ {
		if k := allowed(m, threshold); int(g.edits) <= k && int(g.rank) <= 2*k-(m-n) {
			return true
		}
	}
	return false
}
