package memory

import (
	"encoding/binary"
	"slices"
	"strings"
	"time"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/language"
)

// volume is a set of units of one direction that does not change, with all
// that is needed to find them, in flat arrays: on the heap as they were built,
// or where the side file is mapped.
//
// An entry is a source text in its normal form; it has one unit or more.
// Entries are numbered by the number of their tokens, the fewest first.
type volume struct {
	threshold int // percent; the least that the index is made for
	bits      uint8
	langs     []language.Tag
	files     []volumeFile // by name

	count int    // units
	texts []byte // the units' records, each at a multiple of recordAlign

	heads []uint32 // by entry: where its units are
	more  []uint32 // of the entries with several units: how many, and where each is
	same  []uint64 // hash table of normal forms: a tag of the hash, and where the units are

	lengthFrom []uint32    // by number of tokens: its first entry; two more at the end
	signatures []signature // by entry, of those with tokens
	tokensFrom []uint32    // by entry: where its tokens begin; one more at the end
	tokens     []uint16

	rarity       []uint8  // by feature
	postingsFrom []uint32 // by feature; one more at the end
	postings     []posting
}

// volumeFile is a run of units that came from one file.
type volumeFile struct {
	name    string
	content pipeline.Digest // of all units of the file, as the rows have it
	units   uint32          // a file may have none
	span
}

// span is a run of records, as places: in multiples of recordAlign.
type span struct{ from, to uint32 }

// mostIndexed is the number of tokens of the longest text that has postings.
// Longer ones are found by the scan.
const mostIndexed = 254

// anywhere is the place of a gram that a text has in several places.
const anywhere = 255

// posting says that an entry has a gram: from the upper bits down 32 for the
// entry, and 8 each for the number of its tokens and the gram's edits, rank
// and place.
type posting uint64

func newPosting(entry uint32, tokens int, g gram) posting {
	at := uint64(g.at)
	if g.repeated {
		at = anywhere
	}
	return posting(uint64(entry)<<32 | uint64(tokens)<<24 | uint64(g.edits)<<16 | uint64(g.rank)<<8 | at)
}

func (p posting) entry() uint32 { return uint32(p >> 32) }
func (p posting) length() int   { return int(p >> 24 & 0xff) }

// longest is the greatest number of tokens that an entry has.
func (v *volume) longest() int { return len(v.lengthFrom) - 2 }

func (v *volume) entries() int { return len(v.heads) }

// Where the units of an entry are is the place of its record if it has one,
// else its place in more, marked.
const several = 1 << 31

// first is the place of the first unit.
func (v *volume) first(head uint32) uint32 {
	if head&several == 0 {
		return head
	}
	return v.more[head&^several+1]
}

// places lists the places of the units; one is room for it.
func (v *volume) places(head uint32, one *[1]uint32) []uint32 {
	if head&several == 0 {
		one[0] = head
		return one[:]
	}
	at := head &^ several
	return v.more[at+1:][:v.more[at]]
}

func (v *volume) tokensOf(entry uint32) []uint16 {
	return v.tokens[v.tokensFrom[entry]:v.tokensFrom[entry+1]]
}

// tagOf is what a slot keeps of a hash; it is never 0.
func tagOf(hash uint64) uint64 { return hash>>32<<32 | 1<<32 }

// likely returns where the units with a normal form are if any are.
func (v *volume) likely(hash uint64) (head uint32, ok bool) {
	mask := uint64(len(v.same) - 1)
	at := hash & mask
	for range v.same {
		s := v.same[at]
		if s == 0 {
			break
		}
		if s>>32<<32 == tagOf(hash) {
			return uint32(s), true
		}
		at = (at + 1) & mask
	}
	return 0, false
}

// find returns where the units with a normal form are.
func (v *volume) find(normal string, hash uint64) (head uint32, ok bool) {
	mask := uint64(len(v.same) - 1)
	at := hash & mask
	for range v.same { // in a table that is damaged there may be no free slot
		s := v.same[at]
		if s == 0 {
			break
		}
		at = (at + 1) & mask
		if s>>32<<32 != tagOf(hash) {
			continue
		}
		head = uint32(s)
		if source := v.source(v.first(head)); source == normal || normalForm(source) == normal {
			return head, true
		}
	}
	return 0, false
}

// A record of a unit is a byte of flags, numbers as variable-length integers
// and the texts. The numbers are those of its languages, the second it was changed in
// and the lengths of the texts; where the neighbour before is the unit before, its length is how far
// back that stands.
const recordAlign = 8

const (
	prevIsBefore = 1 << iota // the neighbour before is the source of the unit before
	nextIsAfter
	stateShift = iota
)

// appendRecord writes a unit; back is how far back the unit before stands, in
// recordAlign bytes.
func appendRecord(b []byte, u *pipeline.Unit, from, to int, flags byte, back uint32) []byte {
	texts := [...]string{u.Source, u.Target, u.Key, u.By, u.Prev, u.Next}
	if flags&prevIsBefore != 0 {
		texts[4] = ""
	}
	if flags&nextIsAfter != 0 {
		texts[5] = ""
	}
	b = append(b, flags|byte(u.State)<<stateShift)
	b = binary.AppendUvarint(b, uint64(from))
	b = binary.AppendUvarint(b, uint64(to))
	b = binary.AppendUvarint(b, secondsOf(u.Changed))
	for i, s := range texts {
		n := uint64(len(s))
		if i == 4 && flags&prevIsBefore != 0 {
			n = uint64(back)
		}
		b = binary.AppendUvarint(b, n)
	}
	for _, s := range texts {
		b = append(b, s...)
	}
	for len(b)%recordAlign != 0 {
		b = append(b, 0)
	}
	return b
}

// secondsOf counts from 1970 on; 0 is an unknown time.
func secondsOf(t time.Time) uint64 {
	if t.IsZero() {
		return 0
	}
	return uint64(max(t.Unix(), 0))
}

func timeOf(seconds int) time.Time {
	if seconds <= 0 {
		return time.Time{}
	}
	return time.Unix(int64(seconds), 0).UTC()
}

// head reads what stands before the texts of a record, and returns the rest.
func (v *volume) head(place uint32) (flags byte, numbers [9]int, rest []byte) {
	b := v.texts[int(place)*recordAlign:]
	flags = b[0]
	b = b[1:]
	for i := range numbers {
		if n := b[0]; n < 0x80 {
			numbers[i], b = int(n), b[1:]
			continue
		}
		n, size := binary.Uvarint(b)
		numbers[i], b = int(n), b[size:]
	}
	return flags, numbers, b
}

// unit reads the unit at a place, and returns the place behind it. Its texts
// are good as long as the volume is.
func (v *volume) unit(place uint32) (u pipeline.Unit, next uint32) {
	flags, n, b := v.head(place)
	take := func(n int) string {
		s := viewString(b[:n])
		b = b[n:]
		return s
	}
	u.From, u.To, u.State, u.Changed = v.langs[n[0]], v.langs[n[1]], pipeline.State(flags>>stateShift), timeOf(n[2])
	u.Source, u.Target, u.Key, u.By = take(n[3]), take(n[4]), take(n[5]), take(n[6])
	if flags&prevIsBefore != 0 {
		u.Prev = v.source(place - uint32(n[7]))
	} else {
		u.Prev = take(n[7])
	}
	u.Next = take(n[8])
	next = uint32((len(v.texts) - len(b) + recordAlign - 1) / recordAlign)
	if flags&nextIsAfter != 0 {
		u.Next = v.source(next)
	}
	return u, next
}

// source reads the source text of a unit alone.
func (v *volume) source(place uint32) string {
	_, n, b := v.head(place)
	return viewString(b[:n[3]])
}

// file returns what a volume has of a file; ok is false for one that it does
// not know.
func (v *volume) file(name string) (f volumeFile, ok bool) {
	i, ok := slices.BinarySearchFunc(v.files, name, func(f volumeFile, name string) int { return strings.Compare(f.name, name) })
	if !ok {
		return f, false
	}
	return v.files[i], true
}

// volumeSize is the bytes that a volume takes, its units' texts apart.
type volumeSize struct{ index, texts int }

func (v *volume) size() volumeSize {
	return volumeSize{
		index: 4*(len(v.heads)+len(v.more)+len(v.lengthFrom)+len(v.tokensFrom)+len(v.postingsFrom)) +
			8*(len(v.same)+len(v.postings)) + 16*len(v.signatures) + 2*len(v.tokens) + len(v.rarity),
		texts: len(v.texts),
	}
}
