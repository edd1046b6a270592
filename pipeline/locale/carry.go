package locale

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// A sentence that was several sentences before, because it is cut by other
// rules now, is no edit of one of them: with the translation of that one alone
// readers would miss the others. It gets a key of its own and, if people have
// translated all its parts, their translations as they stood beside each
// other.

// merged marks a segment that several of before were made one.
const merged = -3

// maxParts is how many sentences are tried for one.
const maxParts = 64

// merges finds, among the texts that were not found again, those that are
// several neighbours of before in one: for each its first and last one.
func merges(old []string, taken []bool, now []string, wanted func(j int) bool) map[int][2]int {
	bare := make([]string, len(old))
	var free []int
	for i, text := range old {
		if !taken[i] {
			bare[i] = essence(text)
			free = append(free, i)
		}
	}
	if len(free) < 2 || len(free)*len(now) > maxCells {
		return nil
	}
	out := map[int][2]int{}
	for j, text := range now {
		if !wanted(j) {
			continue
		}
		whole := essence(text)
		for _, i := range free {
			if taken[i] || bare[i] == "" || len(bare[i]) >= len(whole) || !strings.HasPrefix(whole, bare[i]) {
				continue
			}
			last := i + 1
			size := len(bare[i])
			for last < len(old) && last-i < maxParts && !taken[last] && size < len(whole) {
				size += len(bare[last])
				last++
			}
			if last-i < 2 || size != len(whole) || essence(joinTexts(old[i:last], old[i:last], "")) != whole {
				continue
			}
			out[j] = [2]int{i, last - 1}
			for k := i; k < last; k++ {
				taken[k] = true
			}
			break
		}
	}
	return out
}

// joinTexts joins coded texts and numbers their codes on, as those of their
// sources.
func joinTexts(texts, sources []string, between string) string {
	var b strings.Builder
	offset := 0
	for i, text := range texts {
		if i > 0 {
			b.WriteString(between)
		}
		for _, t := range pipeline.Tokens(text) {
			switch {
			case !t.IsCode():
				b.WriteString(t.Text)
			case t.Close:
				fmt.Fprintf(&b, "</%s%d>", t.Name, t.N+offset)
			case t.Open:
				fmt.Fprintf(&b, "<%s%d>", t.Name, t.N+offset)
			default:
				fmt.Fprintf(&b, "<%s%d/>", t.Name, t.N+offset)
			}
		}
		offset += codesIn(sources[i])
	}
	return b.String()
}

// codesIn is the greatest number of a code in a text.
func codesIn(coded string) int {
	n := 0
	for _, t := range pipeline.Tokens(coded) {
		n = max(n, t.N)
	}
	return n
}

// codeRow lists the codes of a text.
func codeRow(coded string) string {
	var b strings.Builder
	for _, t := range pipeline.Tokens(coded) {
		if t.IsCode() {
			b.WriteString(t.Text)
		}
	}
	return b.String()
}

// carry gives the new sentences of a file what people wrote of their parts.
func (s *Store) carry(h *held, sentences []sentence, to language.Tag, st *states, targets map[pipeline.SegmentKey]pipeline.Target) {
	current := map[string]bool{}
	texts := make([]string, len(sentences))
	for j, sent := range sentences {
		current[sent.key] = true
		texts[j] = sent.source
	}
	old := make([]string, len(h.before))
	taken := make([]bool, len(h.before))
	for i, key := range h.before {
		old[i], taken[i] = h.sources[key], current[key]
	}
	if !slices.Contains(taken, false) {
		return
	}
	found := merges(old, taken, texts, func(j int) bool {
		key := sentences[j].key
		return h.sources[key] == "" && h.file.entries[key] == nil && h.file.gone[key] == nil
	})
	for j, part := range found {
		if text, rec, ok := s.parts(h, part[0], part[1], sentences[j], to, st); ok {
			key := sentences[j].key
			h.carried[key] = text
			h.records[key] = rec
			h.verdicts[key] = verdict{state: rec.State, from: sentences[j].source, record: rec}
			targets[pipeline.SegmentKey(key)] = pipeline.Target{Key: pipeline.SegmentKey(key), Lang: to, Text: text, State: rec.State,
				Source: sentences[j].source, Origin: pipeline.Origin{Kind: pipeline.FromHuman, By: rec.By}}
		}
	}
}

// parts joins the targets of the sentences from first to last of the last run,
// if people made all of them from those very sentences.
func (s *Store) parts(h *held, first, last int, whole sentence, to language.Tag, st *states) (string, *record, bool) {
	var texts, sources []string
	rec := &record{Key: whole.key, Lang: to.String(), Src: hash(whole.source), State: pipeline.Final, Origin: human}
	for i := first; i <= last; i++ {
		key := h.before[i]
		e := h.file.entries[key]
		if e == nil || strings.TrimSpace(e.text) == Join || codesIn(e.text) > codesIn(h.sources[key]) {
			return "", nil, false
		}
		v := s.judge(e, h.sources[key], h.sources[key], to.String(), st)
		if v.state < pipeline.Translated || v.record == nil {
			return "", nil, false
		}
		if i == first {
			rec.By, rec.Reviewer = v.record.By, v.record.Reviewer
		}
		if v.record.By != rec.By {
			rec.By = ""
		}
		if v.record.Reviewer != rec.Reviewer {
			rec.Reviewer = ""
		}
		rec.State, rec.At, rec.Reviewed = min(rec.State, v.state), max(rec.At, v.record.At), max(rec.Reviewed, v.record.Reviewed)
		texts, sources = append(texts, strings.TrimSpace(e.text)), append(sources, h.sources[key])
	}
	if codeRow(joinTexts(sources, sources, "")) != codeRow(whole.source) {
		return "", nil, false
	}
	if rec.State < pipeline.Reviewed {
		rec.Reviewer, rec.Reviewed = "", ""
	}
	text := joinTexts(texts, sources, spaceOf(to))
	rec.Tgt = hash(text)
	return text, rec, true
}

// spaceOf is what stands between two sentences of a language.
func spaceOf(lang language.Tag) string {
	switch base, _ := lang.Base(); base.String() {
	case "zh", "yue", "ja", "th", "lo", "km", "my":
		return ""
	}
	return " "
}
