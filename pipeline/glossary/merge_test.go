package glossary

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline"
)

func enDe(source, target string, status pipeline.TermStatus) pipeline.Term {
	t := pipeline.Term{Source: source, Target: target, From: language.English, To: language.German, Status: status}
	if status == pipeline.DoNotTranslate {
		t.To = language.Und
	}
	return t
}

func TestMerge_AddsLinesAndLeavesTheOthers(t *testing.T) {
	const there = "\uFEFF# ours, \"do not sort\"\r\nnote;target;to;from;source;status\r\n\r\n ;Zelle;de;en;cell;\r\n# names\r\n\"a;\"\"b\"\"\";;;en;MSC;do-not-translate"
	out, m, err := Merge([]byte(there), "terms.csv", []pipeline.Term{
		enDe("Cell", "Zelle", pipeline.Approved),
		enDe("cell", "Zellchen", pipeline.Forbidden),
		enDe("cell", "Zelle", pipeline.Forbidden),
		enDe("cell", "Körperzelle", ""),
		enDe("MSC", "MSZ", pipeline.Approved),
		enDe("cell", "", pipeline.DoNotTranslate),
		enDe("#tag; x", "Marke", pipeline.Approved),
		enDe("—", "x", pipeline.Approved),
		enDe("x", "", pipeline.Approved),
	})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(there, "cell;\r\n", "cell;\r\n;Zellchen;de;en;cell;forbidden\r\n;Körperzelle;de;en;cell;approved\r\n", 1) + "\r\n;Marke;de;en;\"#tag; x\";approved\r\n"
	if string(out) != want {
		t.Errorf("got  %q\nwant %q", out, want)
	}
	if len(m.Added) != 3 || m.There != 1 || len(m.Conflicts) != 3 || len(m.Refused) != 2 || strings.Join(m.Added[1].Beside, " ") != "Zelle" {
		t.Errorf("%+v", m)
	}
	for i, why := range []string{"it is Zelle as approved there", "it is never translated there", "it is Zelle as approved there"} {
		if c := m.Conflicts[i]; c.Why != why || c.Line != []int{4, 6, 4}[i] {
			t.Errorf("conflict %d: %+v", i, c)
		}
	}
}

func TestMerge_BeginsAFile(t *testing.T) {
	out, _, err := Merge(nil, "terms.csv", []pipeline.Term{enDe("#a", "b", pipeline.Approved), enDe("IL-10", "", pipeline.DoNotTranslate)})
	if want := "source,from,target,to,status,note\n\"#a\",en,b,de,approved,\nIL-10,en,,,do-not-translate,\n"; string(out) != want || err != nil {
		t.Errorf("%q, %v", out, err)
	}
	may := enDe("May", "Mai", pipeline.Approved)
	may.Exact = true
	out, m, err := Merge(nil, "terms.csv", []pipeline.Term{enDe("a", "b", pipeline.Approved), may})
	if want := "source,from,target,to,status,case,note\na,en,b,de,approved,,\nMay,en,Mai,de,approved,exact,\n"; string(out) != want || m.Refused != nil || err != nil {
		t.Errorf("%q, %v, %v", out, m.Refused, err)
	}
	if _, _, err := Merge([]byte("source,from\n"), "terms.csv", nil); err == nil {
		t.Error("a broken termbase is merged into")
	}
	if _, m, err := Merge([]byte("source,from,target,to\n"), "terms.csv", []pipeline.Term{enDe("a", "b", pipeline.Forbidden), {Source: "It", Target: "b", From: language.English, To: language.German, Exact: true}}); err != nil || len(m.Refused) != 2 {
		t.Errorf("%+v, %v", m, err)
	}
}

func TestMerge_TwiceChangesNothing(t *testing.T) {
	word := rapid.SampledFrom([]string{"a", "A", "b c", "é", "e\u0301", "#x", "x,y", "\"q\"", "=1", "字", "a;b", "a\tb", "\xff"})
	status := rapid.SampledFrom([]pipeline.TermStatus{pipeline.Approved, pipeline.Deprecated, pipeline.Forbidden, pipeline.DoNotTranslate})
	term := rapid.Custom(func(t *rapid.T) pipeline.Term {
		x := enDe(word.Draw(t, "source"), word.Draw(t, "target"), status.Draw(t, "status"))
		if x.Status == pipeline.DoNotTranslate {
			x.Target = ""
		}
		x.Note, x.Exact = rapid.SampledFrom([]string{"", "n, \"m\"", "#"}).Draw(t, "note"), rapid.Bool().Draw(t, "exact")
		return x
	})
	rapid.Check(t, func(t *rapid.T) {
		eol := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "eol")
		head := rapid.SampledFrom([]string{"source,from,target,to,status,note", "case;to;status;from;source;target", "note\tcase\tsource\tfrom\ttarget\tto\tstatus"}).Draw(t, "head")
		first, _, err := Merge([]byte("# c"+eol+head+eol), "t", rapid.SliceOfN(term, 0, 6).Draw(t, "there"))
		if err != nil {
			t.Fatal(err)
		}
		if rapid.Bool().Draw(t, "cut") {
			first = bytes.TrimRight(first, "\r\n")
		}
		terms := rapid.SliceOfN(term, 0, 6).Draw(t, "terms")
		second, m, err := Merge(first, "t", terms)
		if err != nil {
			t.Fatalf("%q: %v", first, err)
		}
		lines := strings.Split(strings.TrimRight(string(second), "\r\n"), eol)
		old := strings.Split(strings.TrimRight(string(first), "\r\n"), eol)
		if len(lines) != len(old)+len(m.Added) {
			t.Fatalf("%d lines became %d with %d more", len(old), len(lines), len(m.Added))
		}
		for _, l := range lines {
			if len(old) > 0 && l == old[0] {
				old = old[1:]
			}
		}
		if len(old) > 0 {
			t.Fatalf("%q is gone from\n%s", old[0], second)
		}
		third, again, err := Merge(second, "t", terms)
		if err != nil || !bytes.Equal(third, second) || len(again.Added) > 0 || len(again.Conflicts) < len(m.Conflicts) || len(again.Refused) != len(m.Refused) {
			t.Fatalf("%q became %q: %+v, %v", second, third, again, err)
		}
		if b, err := Parse(bytes.NewReader(second), "t"); err == nil {
			back, err := Write(b.Terms())
			if err != nil {
				t.Fatal(err)
			}
			if c, err := Parse(bytes.NewReader(back), "t"); err != nil || c.Len() != b.Len() {
				t.Fatalf("%q: %v", back, err)
			}
		} else {
			t.Fatal(err)
		}
	})
}
