package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline"
)

var pieces = []string{
	"<b1>", "</b1>", "<a2>", "</a2>", "<br3/>", "<b9>", "< b1 >", "&lt;b1&gt;", "<p>", "<!--", "-->", "<", ">", "&", "＜b1＞",
	"干细胞", "幹", "和", "或", "、", "。", "，", "的", "（", "）", "“", "”", "*", "×", "□", "三", "二十", "百分之", "万", "亿", "点", "半", "年",
	"1", "234", "٣", "５", ".", ",", " ", "  ", "-", "−", "½", "①", "%", "\u00a0", "\u202f", "\u0301", "\u200b", "\ufffc", "\ufffd", "\xff", "Ã", "©", "ï¿½",
	"the", "stem", "cells", "III", "million", "Oktober", "IL-10", "http://x.y/1", "кл", "خلية", "か", "セ", "포", "İ", "ẞ", "?", "？", "…", "\n",
}

func textFrom(t *rapid.T, label string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 25).Draw(t, label), "")
}

var tags = []string{"zh-Hans", "zh-Hant", "ja", "ko", "en", "de", "es", "fr", "ar", "hi", "th", "ru", "el", "und", "de-CH", "sr-Latn"}

// wellPlaced fails if a finding does not lie in the text, between characters.
func wellPlaced(t interface{ Fatalf(string, ...any) }, text string, found []pipeline.Finding) {
	for _, f := range found {
		if f.Start < 0 || f.Start > f.End || f.End > len(text) {
			t.Fatalf("%q: %s at %d..%d", text, f.Check, f.Start, f.End)
		}
		if utf8.ValidString(text) && (!utf8.ValidString(text[:f.Start]) || !utf8.ValidString(text[f.Start:f.End]) || !utf8.ValidString(f.Fix) || !utf8.ValidString(f.Excerpt)) {
			t.Fatalf("%q: %s cuts a character at %d..%d", text, f.Check, f.Start, f.End)
		}
		if f.Quote != text[f.Start:f.End] {
			t.Fatalf("%q: %s quotes %q", text, f.Check, f.Quote)
		}
		if f.Message == "" || f.Check == "" {
			t.Fatalf("%q: finding without a message: %+v", text, f)
		}
	}
}

// drawTerms gives terms around what the texts are made of.
func drawTerms(t *rapid.T) []pipeline.Term {
	var out []pipeline.Term
	for range rapid.IntRange(0, 3).Draw(t, "terms") {
		out = append(out, pipeline.Term{
			Source: rapid.SampledFrom(pieces).Draw(t, "term"), Target: rapid.SampledFrom(pieces).Draw(t, "term target"),
			Status: rapid.SampledFrom([]pipeline.TermStatus{pipeline.Approved, pipeline.Deprecated, pipeline.Forbidden, pipeline.DoNotTranslate}).Draw(t, "status"),
		})
	}
	return out
}

func TestTargets_FindingsLieInTheTarget(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tr := pair("en>de", textFrom(t, "source"), textFrom(t, "target"))
		tr.From = language.MustParse(rapid.SampledFrom(tags).Draw(t, "from"))
		tr.To = language.MustParse(rapid.SampledFrom(tags).Draw(t, "to"))
		tr.Block = pipeline.BlockKind(rapid.IntRange(0, 5).Draw(t, "block"))
		tr.Terms = drawTerms(t)
		wellPlaced(t, tr.Target.Text, RunTargets("a/b", tr, Targets()))
	})
}

func TestSources_FindingsLieInTheSegment(t *testing.T) {
	lex, err := ParseLexicon(strings.NewReader("suspect,meant\n干细,x\nthe,y\nİ,i\nẞ,ss\n"), "x")
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := textFrom(t, "text")
		doc := documentOf(rapid.SampledFrom(tags).Draw(t, "lang"), pipeline.Heading, text)
		wellPlaced(t, text, RunSource(doc, Sources(lex)))
	})
}

func TestView_EveryByteKnowsItsPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coded := textFrom(t, "coded")
		v := viewOf(coded)
		for i, r := range v.text {
			if r == utf8.RuneError {
				continue
			}
			start, end := v.place(i, i+utf8.RuneLen(r))
			if got := coded[start:end]; got != string(r) && string(r) != hole {
				t.Fatalf("%q: %q stands at %q", coded, r, got)
			}
		}
	})
}

func FuzzRunTargets(f *testing.F) {
	f.Add("Read <a1>the <b2>guide</b2></a1>.<br3/>", "<a1>看< b2 >指南</b2></a1>。", "en", "zh-Hans")
	f.Add("约350万人，2026年10月5日", "3.5 million, 5. Oktober 2026 -5", "zh", "de")
	f.Fuzz(func(t *testing.T, source, target, from, to string) {
		a, err1 := language.Parse(from)
		b, err2 := language.Parse(to)
		if err1 != nil || err2 != nil || len(source)+len(target) > 10_000 {
			return
		}
		tr := pair("en>de", source, target)
		tr.From, tr.To = a, b
		tr.Terms = []pipeline.Term{{Source: source, Target: target, Status: pipeline.Forbidden}, {Source: from, Target: to, Status: pipeline.Approved}}
		wellPlaced(t, target, RunTargets("a/b", tr, Targets()))
		doc := documentOf("zh", pipeline.Paragraph, source, target)
		doc.Lang = a
		found := RunSource(doc, Sources(Lexicon{}))
		for _, f := range found {
			if f.End > max(len(source), len(target)) {
				t.Fatalf("%+v", f)
			}
		}
	})
}

// FuzzRunSource makes an article of any text, a block a line, and asks of every
// finding that it stands where it says.
func FuzzRunSource(f *testing.F) {
	for _, text := range []string{prose, prosaZh, prosaJa} {
		for _, lang := range []string{"en", "zh-Hant", "ja", "de"} {
			f.Add(text, lang)
		}
	}
	f.Add("404\n- 1. <b1>的、</b1>（） {{a}} %s &amp;amp; <br> [caption] **x**\n# 一、\n| 第一，\t第三，", "zh")
	f.Add("を\u202e\u200b\ue000 デ一タ Ã¢â‚¬â„¢ 浣犲ソ锛 a an the of , $ % 1２O0\n! \n> \xff\xfe ????  ???\t…\nRead more", "ja")
	checks := Sources(Lexicon{})
	f.Fuzz(func(t *testing.T, text, lang string) {
		tag, err := language.Parse(lang)
		if err != nil || len(text) > 4000 {
			return
		}
		doc := articleIn("en", text)
		doc.Lang = tag
		segments := map[pipeline.SegmentKey]string{}
		n := 0
		for b := range doc.Blocks() {
			n++
			for i := range b.Segments {
				s := &b.Segments[i]
				s.Key = pipeline.SegmentKey(fmt.Sprint("k", n, "-", i))
				segments[s.Key] = s.Text.Coded
			}
		}
		found := RunSource(doc, checks)
		for _, f := range found {
			text, ok := segments[f.Key]
			if !ok || f.Block < 1 || f.Block > n || !strings.HasPrefix(string(f.Key), fmt.Sprint("k", f.Block, "-")) {
				t.Fatalf("%+v is nowhere", f)
			}
			wellPlaced(t, text, []pipeline.Finding{f})
		}
		if again := RunSource(doc, checks); !slices.Equal(found, again) {
			t.Fatalf("%+v\n%+v", found, again)
		}
	})
}

func FuzzParseLexicon(f *testing.F) {
	f.Add([]byte("suspect,meant,lang,note\n靠谱性,安全性,zh,\"a, b\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := ParseLexicon(strings.NewReader(string(data)), "suspects.csv")
		if err != nil && (l.Len() != 0 || pipeline.CodeOf(err) != pipeline.Invalid) {
			t.Fatalf("%d entries with %v", l.Len(), err)
		}
		wellPlaced(t, string(data), RunSource(documentOf("en", pipeline.Heading, string(data)), Sources(l)))
	})
}

func BenchmarkRunTargets(b *testing.B) {
	tr := pair("zh-Hans>en", "间充质干细胞（MSC）是一类<b1>多能干细胞</b1>，2026年约有350万人接受了治疗。", "Mesenchymal stem cells (MSCs) are <b1>multipotent</b1>; about 3.5 million people were treated in 2026.")
	checks := Targets()
	b.ReportAllocs()
	for b.Loop() {
		RunTargets("a/b", tr, checks)
	}
}

func BenchmarkRunSource(b *testing.B) {
	doc := articleIn("zh-Hans", prosaZh)
	checks := Sources(Lexicon{})
	b.ReportAllocs()
	for b.Loop() {
		RunSource(doc, checks)
	}
}
