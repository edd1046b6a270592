package locale

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// sentence is a segment as the files know it.
type sentence struct {
	key     string
	source  string // coded
	plain   string // the same without codes
	note    string // for the "# n:" line
	section string // the heading it is the first segment under; "" for the others
}

// Align sets the key of every segment: the key it had in the base file if it
// is the same sentence, also when it moved or was edited; the key it had before
// it left the article; else a new one. It writes nothing.
//
// Where the base file is missing, keys and source texts are taken from the
// comments of the target files.
func (s *Store) Align(doc *pipeline.Document) error {
	base, err := s.readBase(doc.ID, doc.Lang)
	if err != nil {
		return err
	}
	var now []*pipeline.Segment
	for _, seg := range doc.Segments() {
		now = append(now, seg)
	}
	old := base.sentences()
	if unchanged(old, now) {
		for i, seg := range now {
			seg.Key = pipeline.SegmentKey(old[i].key)
		}
		return nil
	}
	texts := make([]string, len(now))
	for i, seg := range now {
		texts[i] = essence(seg.Text.Coded)
	}
	var left, was map[string]string // essence to key, of segments that left and of sources that stale targets were made from
	if base == nil {
		old, left, was, err = s.recover(doc.ID, doc.Lang)
		if err != nil {
			return err
		}
	}
	oldTexts := make([]string, len(old))
	for i, o := range old {
		oldTexts[i] = essence(o.source)
	}
	pairs := match(oldTexts, texts)
	used := map[string]bool{}
	for _, o := range old {
		used[o.key] = true
	}
	if base != nil && slices.Contains(pairs, -1) {
		if _, left, was, err = s.recover(doc.ID, doc.Lang); err != nil {
			return err
		}
	}
	taken := map[string]bool{}
	for j, i := range pairs {
		now[j].Key = ""
		if i >= 0 {
			now[j].Key = pipeline.SegmentKey(old[i].key)
			taken[old[i].key] = true
		} else if key := left[texts[j]]; key != "" && !taken[key] && !used[key] {
			now[j].Key = pipeline.SegmentKey(key)
			taken[key] = true
			pairs[j] = back
		}
	}
	gone := make([]bool, len(old))
	for i, o := range old {
		gone[i] = taken[o.key]
	}
	coded, oldCoded := make([]string, len(now)), make([]string, len(old))
	for j, seg := range now {
		coded[j] = seg.Text.Coded
	}
	for i, o := range old {
		oldCoded[i] = o.source
	}
	for j, part := range merges(oldCoded, gone, coded, func(j int) bool { return pairs[j] == -1 }) {
		pairs[j] = merged
		for i := part[0]; i <= part[1]; i++ {
			if old[i].key == was[texts[j]] { // it was this one before it was divided
				pairs[j], now[j].Key = i, pipeline.SegmentKey(old[i].key)
			}
		}
	}
	edited(old, now, pairs, gone)
	for _, key := range left {
		used[key] = true
	}
	seen := map[string]int{}
	for j, seg := range now {
		n := seen[texts[j]]
		seen[texts[j]]++
		if seg.Key != "" {
			continue
		}
		for salt := 0; ; salt++ {
			key := newKey(doc.ID, collapse(seg.Text.Coded), n, salt)
			if !used[key] {
				used[key] = true
				seg.Key = pipeline.SegmentKey(key)
				break
			}
		}
	}
	return nil
}

// unchanged tells whether the article has the sentences of the last run.
func unchanged(old []sentence, now []*pipeline.Segment) bool {
	if len(old) != len(now) {
		return false
	}
	for i, seg := range now {
		if old[i].source != seg.Text.Coded {
			return false
		}
	}
	return true
}

// back marks a segment that returned to the article.
const back = -2

// Keys are written with the digits and lower-case letters of Crockford's
// base32, which has no i, l, o and u.
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"

// newKey names a sentence when it is first seen. A salt above 0 makes way for
// a key that is taken.
func newKey(id pipeline.ArticleID, text string, occurrence, salt int) string {
	name := string(id) + "\x00" + text + "\x00" + strconv.Itoa(occurrence)
	if salt > 0 {
		name += "\x00" + strconv.Itoa(salt)
	}
	sum := sha256.Sum256([]byte(name))
	var bits uint64
	for _, b := range sum[:5] {
		bits = bits<<8 | uint64(b)
	}
	key := []byte("k00000000")
	for i := 8; i > 0; i-- {
		key[i] = alphabet[bits&31]
		bits >>= 5
	}
	return string(key)
}

// isKey tells whether a name is made like the key of a segment.
func isKey(name string) bool {
	return len(name) == 9 && name[0] == 'k' && strings.Trim(name[1:], alphabet) == ""
}

// readBase reads the base file of an article; nil if there is none that the
// program made.
func (s *Store) readBase(id pipeline.ArticleID, from language.Tag) (*file, error) {
	name, err := localeFile(id, from)
	if err != nil {
		return nil, err
	}
	data, err := s.load(name)
	if err != nil || data == nil {
		return nil, err
	}
	base, err := parse(s.where(name), data, "")
	if err != nil {
		return nil, remade(err)
	}
	if !base.base {
		return nil, nil // a target file of a time when the article was taken for another language
	}
	return base, nil
}

// remade says how a file that the program makes is mended.
func remade(err error) error {
	f, ok := err.(*pipeline.Fault)
	if ok {
		f.Hint = "this file is made by the program: restore it from git, or delete it and run again"
	}
	return err
}

// sentences gives keys and texts of a base file in its order.
func (f *file) sentences() []sentence {
	if f == nil {
		return nil
	}
	var out []sentence
	for l := f.end.next; l != &f.end; l = l.next {
		if l.kind == entryLine && isKey(l.entry.key) {
			out = append(out, sentence{key: l.entry.key, source: l.entry.text})
		}
	}
	return out
}

// recover gathers from the target files of an article the sentences that are
// there, in the order of the file that has most of them; the keys of those
// that left, by the essence of their source; and the keys of those whose targets
// are stale, by that of the source these were made from. Files that cannot be
// read are passed over: Read reports them.
func (s *Store) recover(id pipeline.ArticleID, from language.Tag) (old []sentence, left, was map[string]string, err error) {
	targets, err := s.targets(id, from)
	if err != nil {
		return nil, nil, nil, err
	}
	slices.SortStableFunc(targets, func(a, b target) int { return len(b.file.keys) - len(a.file.keys) })
	left, was = map[string]string{}, map[string]string{}
	known := map[string]bool{}
	for _, t := range targets {
		for _, key := range t.file.keys {
			source, ok := t.file.entries[key].says(sourceLine)
			if ok && isKey(key) && !known[key] {
				known[key] = true
				old = append(old, sentence{key: key, source: source})
			}
			if source, ok := t.file.entries[key].says(wasLine); ok && was[essence(source)] == "" {
				was[essence(source)] = key
			}
		}
	}
	// A segment that left while it was stale is found by either source.
	for _, kind := range []lineKind{sourceLine, wasLine} {
		for _, t := range targets {
			for _, key := range sortedKeys(t.file.gone) {
				source, ok := t.file.gone[key].says(kind)
				if e := essence(source); ok && isKey(key) && left[e] == "" && !known[key] {
					left[e] = key
				}
			}
		}
	}
	return old, left, was, nil
}

// target is a target file with its language.
type target struct {
	lang language.Tag
	name string
	file *file
	data []byte
	err  error // why it cannot be used; file is empty then
}

// targets reads the target files of an article, sorted by name.
func (s *Store) targets(id pipeline.ArticleID, from language.Tag) ([]target, error) {
	names, err := s.Files(id)
	if err != nil {
		return nil, err
	}
	var out []target
	for _, name := range names {
		tag, ok := tagOf(name)
		if !ok || tag == from {
			continue
		}
		data, err := s.load(name)
		if err != nil {
			return nil, err
		}
		t := target{lang: tag, name: name, file: newFile(), data: data}
		if f, err := parse(s.where(name), data, from.String()); err != nil {
			t.err = err
		} else if f.base {
			continue // of a time when the article was taken for another language
		} else {
			t.file = f
		}
		out = append(out, t)
	}
	return out, nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// sentencesOf lists the segments of an aligned document.
func sentencesOf(doc *pipeline.Document) ([]sentence, error) {
	titles := map[*pipeline.Block]string{} // by the heading
	for i := range doc.Sections {
		titles[&doc.Sections[i].Heading] = headingOf(&doc.Sections[i].Heading)
	}
	var out []sentence
	seen := map[pipeline.SegmentKey]bool{}
	for block, seg := range doc.Segments() {
		if seg.Key == "" || seen[seg.Key] {
			return nil, fmt.Errorf("locale: %s is not aligned: a segment has the key %q", doc.ID, seg.Key)
		}
		seen[seg.Key] = true
		out = append(out, sentence{key: string(seg.Key), source: seg.Text.Coded, plain: seg.Text.Plain(), note: noteOf(seg), section: titles[block]})
		delete(titles, block)
	}
	return out, nil
}

// headingOf is the text of a heading on one line.
func headingOf(b *pipeline.Block) string {
	text := b.Text.Plain()
	if len(b.Segments) > 0 {
		text = ""
	}
	for _, seg := range b.Segments {
		text += seg.Text.Plain() + seg.After
	}
	return inComment(collapse(text))
}
