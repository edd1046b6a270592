package locale

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline"
)

func TestComment_RoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("\\\\nrtu0041\n\r\t\u2028\x00 ")))).Draw(t, "text")
		text = strings.ToValidUTF8(text, "\ufffd")
		got := inComment(text)
		if strings.ContainsFunc(got, unprintable) || fromComment(got) != text {
			t.Fatalf("%q became %q, then %q", text, got, fromComment(got))
		}
	})
}

func TestQuote_RoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("\"\"\"'\\{}nu\n\t\u0085")))).Draw(t, "text")
		text = strings.ReplaceAll(strings.ToValidUTF8(text, "\ufffd"), "\r\n", "\n")
		q := quote(text)
		vals, err := values("x", []byte("key = "+q+" # c\n"))
		if err != nil || len(vals) != 1 || vals[0].text != text || strings.Contains(q, "\n") {
			t.Fatalf("%q as %s: %v %v", text, q, vals, err)
		}
	})
}

func TestDraftNote_RoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := pipeline.Target{Match: rapid.String().Draw(t, "match"), Origin: pipeline.Origin{Kind: pipeline.FromMemory, Score: rapid.IntRange(1, 101).Draw(t, "score"),
			Unit: rapid.StringMatching(`[a-z/-]{0,8}#?[k0-9]{0,3}`).Draw(t, "unit"), By: rapid.StringMatching(`[a-z0-9-]{0,5}`).Draw(t, "by"),
			Caution: rapid.SampledFrom([]string{"", "negation", "unit", "negation and unit", pipeline.Ambiguous}).Draw(t, "caution")}}
		x.Match = strings.ToValidUTF8(x.Match, "\ufffd")
		o, match := parseDraft(draftNote(x))
		if o != x.Origin || match != x.Match {
			t.Fatalf("%q: %+v %q", draftNote(x), o, match)
		}
	})
}

// words makes sentences that differ enough not to be taken for each other.
func sentenceGen() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-z]{4,9}`), 3, 9).Draw(t, "words")
		return strings.Join(words, " ") + "."
	})
}

// Edits of some sentences, insertions and deletions leave the keys of all
// other sentences as they are.
func TestAlign_EditsOfOthers(t *testing.T) {
	outer := t
	rapid.Check(t, func(t *rapid.T) {
		b := newBench(outer)
		b.from = language.English
		old := rapid.SliceOfNDistinct(sentenceGen(), 1, 12, rapid.ID).Draw(t, "old")
		doc := compose(b.from, strings.Join(old, "\n"))
		b.run(doc, language.German, "", nil)
		keys := map[string]pipeline.SegmentKey{}
		for _, seg := range doc.Segments() {
			keys[seg.Text.Coded] = seg.Key
		}
		now := slices.Clone(old)
		for range rapid.IntRange(0, 4).Draw(t, "edits") {
			if len(now) == 0 {
				break
			}
			i := rapid.IntRange(0, len(now)-1).Draw(t, "at")
			switch rapid.IntRange(0, 3).Draw(t, "kind") {
			case 0:
				now[i] += " " + rapid.StringMatching(`[A-Z]{5}`).Draw(t, "more")
			case 1:
				now = slices.Delete(now, i, i+1)
			case 2:
				now = slices.Insert(now, i, sentenceGen().Draw(t, "new"))
			case 3:
				j := rapid.IntRange(0, len(now)-1).Draw(t, "to")
				s := now[i]
				now = slices.Insert(slices.Delete(now, i, i+1), j, s)
			}
		}
		doc = compose(b.from, strings.Join(now, "\n"))
		if err := b.store.Align(doc); err != nil {
			t.Fatal(err)
		}
		seen := map[pipeline.SegmentKey]bool{}
		for _, seg := range doc.Segments() {
			if want := keys[seg.Text.Coded]; want != "" && seg.Key != want || !isKey(string(seg.Key)) || seen[seg.Key] {
				t.Fatalf("%q has the key %s, had %s", seg.Text.Coded, seg.Key, want)
			}
			seen[seg.Key] = true
		}
	})
}

// Whatever people do to a file that stays valid, and whatever then happens to
// the source: their texts, remarks and blank lines are all still there, in
// their order, byte for byte, and the texts are read as they were written.
func TestWrite_LosesNothingOfPeople(t *testing.T) {
	outer := t
	rapid.Check(t, func(t *rapid.T) {
		b := newBench(outer)
		b.from = language.English
		source := rapid.SliceOfNDistinct(sentenceGen(), 2, 8, rapid.ID).Draw(t, "source")
		source = slices.Insert(source, rapid.IntRange(0, len(source)).Draw(t, "h"), "# Heading")
		b.run(compose(b.from, strings.Join(source, "\n")), language.German, "2026-11-01", nil)

		texts := map[string]string{}
		lines := strings.SplitAfter(b.get("de.toml"), "\n")
		eol := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "eol")
		for i, l := range lines {
			lines[i] = strings.Replace(l, "\n", eol, 1)
			key, _, ok := strings.Cut(l, " = ")
			if ok && isKey(key) && rapid.Bool().Draw(t, "translate") {
				text := rapid.StringMatching(`[A-Za-zäöü '"{}\\<>/b1]{1,20}`).Draw(t, "text")
				texts[key] = text
				lines[i] = rapid.SampledFrom([]string{"", " ", "\t"}).Draw(t, "indent") + key + rapid.SampledFrom([]string{"=", " = ", "  =\t"}).Draw(t, "equals") + quote(text) + rapid.SampledFrom([]string{"", " # why"}).Draw(t, "tail") + eol
			}
		}
		remarks := 0
		for range rapid.IntRange(0, 6).Draw(t, "additions") {
			at := rapid.IntRange(2, len(lines)-1).Draw(t, "at")
			add := eol
			if rapid.Bool().Draw(t, "remark") {
				add = fmt.Sprintf("# remark %d: ask%s", remarks, eol)
				remarks++
			}
			lines = slices.Insert(lines, at, add)
		}
		text := strings.Join(lines, "")
		if rapid.Bool().Draw(t, "bom") {
			text = bom + text
		}
		if rapid.Bool().Draw(t, "no end") {
			text = strings.TrimRight(text, "\r\n")
		}
		b.put("de.toml", text)

		// The file as it is needs no writing.
		before := b.get("de.toml")
		ed, _ := b.run(compose(b.from, strings.Join(source, "\n")), language.German, "2026-11-02", nil)
		if b.get("de.toml") != before {
			t.Fatalf("written:\n%s", diff(before, b.get("de.toml")))
		}
		for key, text := range texts {
			if x := ed.Bundle.Targets[pipeline.SegmentKey(key)]; strings.TrimSpace(text) != "" && x.Text != text {
				t.Fatalf("%s is %q, read as %q", key, text, x.Text)
			}
		}

		// The source changes in every way, again and again.
		for range rapid.IntRange(1, 4).Draw(t, "rounds") {
			source = changeSource(t, source)
			b.run(compose(b.from, strings.Join(source, "\n")), language.German, "2026-11-03", nil)
			after := b.get("de.toml")
			b.run(compose(b.from, strings.Join(source, "\n")), language.German, "2026-11-04", nil)
			if b.get("de.toml") != after {
				t.Fatalf("the second run writes:\n%s", diff(after, b.get("de.toml")))
			}
			for n := range remarks {
				if strings.Count(after, fmt.Sprintf("# remark %d: ask", n)) != 1 {
					t.Fatalf("remark %d lost:\n%s\nbefore:\n%s", n, after, before)
				}
			}
			f, err := parse("", []byte(after), "en")
			if err != nil {
				t.Fatal(err)
			}
			for _, key := range slices.Sorted(maps.Keys(texts)) {
				e := f.entries[key]
				if e == nil && f.gone[key] != nil {
					e = &f.gone[key].entry
				}
				if strings.TrimSpace(texts[key]) != "" && (e == nil || e.text != texts[key]) {
					t.Fatalf("%s = %q lost:\n%s\nbefore:\n%s", key, texts[key], after, before)
				}
			}
			if strings.HasPrefix(before, bom) != strings.HasPrefix(after, bom) {
				t.Fatal("byte order mark")
			}
			if eol == "\r\n" && strings.Count(after, "\n") != strings.Count(after, "\r\n") {
				t.Fatalf("line ends: %q", after)
			}
		}
	})
}

func changeSource(t *rapid.T, source []string) []string {
	if len(source) == 0 {
		return []string{"# Begin again", "With one sentence."}
	}
	i := rapid.IntRange(0, len(source)-1).Draw(t, "i")
	source = slices.Clone(source)
	switch rapid.IntRange(0, 4).Draw(t, "change") {
	case 0:
		source[i] += " Edited."
	case 1:
		return slices.Delete(source, i, i+1)
	case 2:
		return slices.Insert(source, i, "A sentence that was never there before.")
	case 3:
		slices.Reverse(source)
	case 4:
		return slices.Insert(source, i, source[rapid.IntRange(0, len(source)-1).Draw(t, "again")])
	}
	return source
}

func FuzzRead(f *testing.F) {
	f.Add("# article: clinic/stem-cells   source: en   target: de\n\n# == Sources ==\n# en: Sources\n# n: b1 = strong\n# was: x\n# draft: memory 85 from \"x\" (y#1)\nk00000000 = \"a\"\n")
	f.Add("k00000000 = '''a\r\nb'''\r\n\"k00000001\"=\"\"\"\"c\"\"\"\" # d")
	f.Add("# == no longer in the source ==\n#~ en: a\n#~ # b\n#~ k00000000 = \"c\"\n#~ k00000000 = \"d\"\n#~ k=\n")
	f.Add("\ufeff# en: a\n# was: ?\n\nk00000000 = \"\"\n[x]\n")
	f.Fuzz(func(t *testing.T, text string) {
		file, err := parse("de.toml", []byte(text), "en")
		if err != nil {
			return
		}
		if got := string(file.bytes()); got != text {
			t.Fatalf("%q became %q", text, got)
		}
		b := newBench(t)
		b.from = language.English
		b.put("de.toml", text)
		doc := compose(b.from, sample)
		for range 2 {
			if err := b.store.Align(doc); err != nil {
				t.Fatal(err)
			}
			ed, err := b.store.Read(doc, language.German)
			if err != nil {
				return
			}
			before := b.get("de.toml")
			if _, err := b.store.Write(doc, language.German, ed, nil, "2026-11-01"); err != nil {
				t.Fatal(err)
			}
			after, err := parse("de.toml", []byte(b.get("de.toml")), "en")
			if err != nil {
				t.Fatalf("%v\n%q became\n%q", err, before, b.get("de.toml"))
			}
			for key, e := range file.entries {
				now := after.entries[key]
				if now == nil && after.gone[key] != nil {
					now = &after.gone[key].entry
				}
				if strings.TrimSpace(e.text) != "" && (now == nil || now.text != e.text) {
					t.Fatalf("%s = %q lost:\n%q\n%q", key, e.text, before, b.get("de.toml"))
				}
			}
			if changed, err := b.store.Write(doc, language.German, ed, nil, "2026-11-01"); changed || err != nil {
				t.Fatalf("written twice: %v\n%q", err, b.get("de.toml"))
			}
			b.store.Units(testArticle)
		}
	})
}
