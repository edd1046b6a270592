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

	texts  []byte   // the units' records, each at a multiple of recordAlign
	unitAt []uint32 // by unit: where its record is, in recordAlign bytes

	unitsFrom []uint32 // by entry: where its list of units begins; one more at the end
	unitList  []uint32
	same      []uint64 // hash table of normal forms: the hash's upper half, the entry + 1

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
	from    uint32          // its first unit
	to      uint32          // behind its last; a file may have none
}

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

func (v *volume) units() int   { return len(v.unitAt) }
func (v *volume) entries() int { return len(v.unitsFrom) - 1 }

// unitsOf lists the units of an entry.
func (v *volume) unitsOf(entry uint32) []uint32 {
	return v.unitList[v.unitsFrom[entry]:v.unitsFrom[entry+1]]
}

func (v *volume) tokensOf(entry uint32) []uint16 {
	return v.tokens[v.tokensFrom[entry]:v.tokensFrom[entry+1]]
}

// find returns the entry with a normal form.
func (v *volume) find(normal string) (entry uint32, ok bool) {
	h := hash64(normal)
	mask := uint64(len(v.same) - 1)
	at := h & mask
	for range v.same { // in a table that is damaged there may be no free slot
		s := v.same[at]
		if s == 0 {
			break
		}
		at = (at + 1) & mask
		if s>>32 != h>>32 {
			continue
		}
		entry = uint32(s) - 1
		if source := v.source(v.unitList[v.unitsFrom[entry]]); source == normal || normalForm(source) == normal {
			return entry, true
		}
	}
	return 0, false
}

// A record of a unit is a byte of flags, numbers as variable-length integers
// in the order of the texts, and the texts.
const recordAlign = 8

const (
	prevIsBefore = 1 << iota // the neighbour before is the source of the unit before
	nextIsAfter
	stateShift = iota
)

func appendRecord(b []byte, u *pipeline.Unit, from, to int, flags byte) []byte {
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
	for _, s := range texts {
		b = binary.AppendUvarint(b, uint64(len(s)))
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

// unit reads a unit. Its texts are good as long as the volume is.
func (v *volume) unit(i uint32) pipeline.Unit {
	b := v.texts[int(v.unitAt[i])*recordAlign:]
	flags := b[0]
	b = b[1:]
	var lengths [9]int
	for i := range lengths {
		if n := b[0]; n < 0x80 {
			lengths[i], b = int(n), b[1:]
			continue
		}
		n, size := binary.Uvarint(b)
		lengths[i], b = int(n), b[size:]
	}
	take := func(n int) string {
		s := viewString(b[:n])
		b = b[n:]
		return s
	}
	u := pipeline.Unit{From: v.langs[lengths[0]], To: v.langs[lengths[1]], State: pipeline.State(flags >> stateShift), Changed: timeOf(lengths[2])}
	u.Source, u.Target, u.Key = take(lengths[3]), take(lengths[4]), take(lengths[5])
	u.By, u.Prev, u.Next = take(lengths[6]), take(lengths[7]), take(lengths[8])
	if flags&prevIsBefore != 0 {
		u.Prev = v.source(i - 1)
	}
	if flags&nextIsAfter != 0 {
		u.Next = v.source(i + 1)
	}
	return u
}

// source reads the source text of a unit alone.
func (v *volume) source(i uint32) string {
	b := v.texts[int(v.unitAt[i])*recordAlign+1:]
	var length uint64
	for i := range 9 {
		n, size := binary.Uvarint(b)
		if i == 3 {
			length = n
		}
		b = b[size:]
	}
	return viewString(b[:length])
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
		index: 4*(len(v.unitAt)+len(v.unitsFrom)+len(v.unitList)+len(v.lengthFrom)+len(v.tokensFrom)+len(v.postingsFrom)) +
			8*(len(v.same)+len(v.postings)) + 16*len(v.signatures) + 2*len(v.tokens) + len(v.rarity),
		texts: len(v.texts),
	}
}
