package srx

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// whereEnds returns the offsets at which a match of an expression ends.
func whereEnds(n *node, text string) []int { return where(n, false, text) }

func where(n *node, back bool, text string) []int {
	b := newBuilder(back)
	b.add(n)
	p := b.program()
	a := alphabetOf(p)
	a.fill()
	m := newMachine(p, a).ready()
	var out []int
	found := func(p place) { out = append(out, p.at) }
	if back {
		m.backward(text, m.contexts(text), nil, found)
		slices.Reverse(out)
	} else {
		m.forward(text, m.contexts(text), found)
	}
	return out
}

func TestParse_ReadsTheDialectOfJava(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		want          []int // ends of matches
	}{
		{`a`, "bab", []int{2}},
		{`a|b`, "bab", []int{1, 2, 3}},
		{`ab?`, "ab", []int{1, 2}},
		{`a{2,3}`, "aaaa", []int{2, 3, 4}},
		{`(?:ab)+`, "ababa", []int{2, 4}},
		{`\u0041\x42\x{43}`, "ABC", []int{3}},
		{`\uD83D\uDE00`, "😀", []int{4}},
		{`\Qa.b\E.`, "a.bc axbc", []int{4}},
		{`\Q.`, "a.", []int{2}},
		{`\h`, "a\u00a0b c", []int{3, 5}},
		{`\v`, "a\nb\u2028", []int{2, 6}},
		{`\s`, "a\u00a0b c", []int{5}}, // ASCII
		{`(?U)\s`, "a\u00a0b c", []int{3, 5}},
		{`\w`, "éa", []int{3}},
		{`(?U)\w`, "éa", []int{2, 3}},
		{`\p{Punct}`, "a.—", []int{2}},
		{`(?U)\p{Punct}`, "a.—", []int{2, 5}},
		{`\p{Lu}`, "aÉ", []int{3}},
		{`\P{Lu}`, "aÉ", []int{1}},
		{`\p{IsCyrillic}\p{script=Latin}`, "жa", []int{3}},
		{`\p{InGreek}`, "aλ", []int{3}},
		{`\pL`, "1a", []int{2}},
		{`\p{javaUpperCase}`, "aB", []int{2}},
		{`[[:alpha:]]`, "1a:", []int{2}},
		{`[a-c&&[^b]]`, "abc", []int{1, 3}},
		{`[\p{L}&&[^\p{Lu}]&&[^x]]`, "aBx", []int{1}},
		{`[ab[cd]]`, "d", []int{1}},
		{`[^ab[cd]]`, "de", []int{2}},
		{`[]a]`, "]", []int{1}},
		{`[a\-z]`, "-b", []int{1}},
		{`[a-]`, "-", []int{1}},
		{`\ظ`, "ظ", []int{2}},
		{`É`, "é", nil},
		{`(?i)É`, "é", nil}, // ASCII only
		{`(?iu)É`, "é", []int{2}},
		{`(?i)k`, "K", []int{1}},
		{`(?i:a)b`, "Ab AB", []int{2}},
		{`(?iu)[а-я]`, "Ж", []int{2}},
		{`\bж`, "ж aж", []int{2}}, // a letter is part of a word in every script
		{`ж\b`, "жa ж", []int{6}},
		{`\ba`, "e\u0301a a", []int{6}}, // and so is a mark on one
		{`\Ba`, "ba a", []int{2}},
		{`^a`, "a\na", []int{1}},
		{`(?m)^a`, "a\na", []int{1, 3}},
		{`a$`, "a\na\n", []int{3}},
		{`(?m)a$`, "a\na\n", []int{1, 3}},
		{`a\z`, "aa\n", nil},
		{`a\Z`, "aa\r\n", []int{2}},
		{`.`, "a\n", []int{1}},
		{`(?s).`, "a\n", []int{1, 2}},
		{`(?x) a # a letter
			b`, "ab", []int{2}},
		{`(?#none)a`, "a", []int{1}},
		{`(?<name>a)b`, "ab", []int{2}},
		{`\R`, "\r\n", []int{1, 2}},
		{`a++b`, "aab", []int{3}},
		{`a++a`, "aaa", nil},
		{`a?+a`, "a", nil},
		{`a?+a`, "aa", []int{2}},
		{`a{1,2}+a`, "aa", nil},
		{`(?>a|ab)c`, "abc", nil},
		{`(?>ab|a)c`, "abc", []int{3}},
		{`a(?=bc)`, "abc abd", []int{1}},
		{`a(?!bc)`, "abc abd", []int{5}},
		{`(?<=a+b)c`, "aabc bc", []int{4}},
		{`(?<!ab)c`, "abc bc", []int{6}},
		{`(?<!a(?=bd).)c`, "abc", []int{3}},
		{`a(?!b(?<=xab))`, "ab xab", []int{1}},
	} {
		n, err := parse(c.pattern, flags{}, nil)
		if err != nil {
			t.Errorf("%s: %v", c.pattern, err)
			continue
		}
		if got := whereEnds(n, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s in %q ends at %v, want %v", c.pattern, c.text, got, c.want)
		}
	}
}

func TestParse_RefusesWhatItCannotHonour(t *testing.T) {
	for pattern, want := range map[string]string{
		`(a)\1`:                  "reference to a group",
		`(?<n>a)\k<n>`:           "reference to a group",
		`\X`:                     `\X is not supported`,
		`\Ga`:                    `\G is not supported`,
		`\y`:                     `\y is not known`,
		`\p{Klingon}`:            `the property "Klingon" is not known`,
		`(a`:                     "a ( without a )",
		`a)`:                     "a ) without a (",
		`[a`:                     "a [ without a ]",
		`[z-a]`:                  "ends before it begins",
		`*a`:                     "has nothing to repeat",
		`a{2`:                    "a { that",
		`a{3,2}`:                 "a { that",
		`a\`:                     "a backslash at the end",
		`(?q)a`:                  "(?q is not known",
		`(?:a|ab)*+b`:            "possessive quantifier over",
		`(?:a*b?){900}{900}`:     "states",
		`a{99999999999}`:         "",
		`\x{110000}`:             "no such character",
		`\u12g4`:                 "no hexadecimal digit",
		strings.Repeat("(", 200): "groups in each other",
		strings.Repeat("[", 200): "groups in each other",
	} {
		_, err := parse(pattern, flags{}, nil)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40s: got %v, want %q", pattern, err, want)
		}
	}
}

// ends returns where matches of n that begin at i end, found by trying.
func ends(n *node, r []rune, i int) map[int]bool {
	out := map[int]bool{}
	switch n.op {
	case opEmpty:
		out[i] = true
	case opSet:
		if i < len(r) && n.set.has(r[i]) {
			out[i+1] = true
		}
	case opCat:
		out[i] = true
		for _, s := range n.sub {
			next := map[int]bool{}
			for k := range out {
				for e := range ends(s, r, k) {
					next[e] = true
				}
			}
			out = next
		}
	case opAlt:
		for _, s := range n.sub {
			for e := range ends(s, r, i) {
				out[e] = true
			}
		}
	case opRepeat:
		at := map[int]bool{i: true}
		for k := 0; len(at) > 0 && (n.max < 0 && k <= n.min+len(r)+1 || k <= n.max); k++ {
			next := map[int]bool{}
			for a := range at {
				if k >= n.min {
					out[a] = true
				}
				for e := range ends(n.sub[0], r, a) {
					next[e] = true
				}
			}
			at = next
		}
	case opLook:
		ok := len(ends(n.sub[0], r, i)) > 0
		if n.behind {
			ok = false
			for k := 0; k <= i; k++ {
				ok = ok || ends(n.sub[0], r, k)[i]
			}
		}
		if ok != n.not {
			out[i] = true
		}
	case opWhen:
		if holdsAt(n.when, r, i) {
			out[i] = true
		}
	}
	return out
}

func holdsAt(c cond, r []rune, i int) bool {
	word := func(k int) bool { return k >= 0 && k < len(r) && (carries(r[k]) || r[k] == '_') }
	ok := false
	switch c.kind {
	case condBegin:
		ok = i == 0
	case condEnd:
		ok = i == len(r)
	case condLeft:
		ok = i > 0 && c.set.has(r[i-1])
	case condRight:
		ok = i < len(r) && c.set.has(r[i])
	case condWord:
		ok = word(i-1) != word(i)
	}
	return ok != c.not
}

func randomNode(depth int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		k := 0
		if depth > 0 {
			k = rapid.IntRange(0, 9).Draw(t, "kind")
		}
		sub := func() string { return randomNode(depth-1).Draw(t, "sub") }
		switch k {
		case 1, 2, 3:
			return sub() + sub()
		case 4:
			return "(?:" + sub() + "|" + sub() + ")"
		case 5:
			return "(?:" + sub() + ")" + rapid.SampledFrom([]string{"*", "+", "?", "{2}", "{1,2}"}).Draw(t, "times")
		case 6:
			return rapid.SampledFrom([]string{"(?=", "(?!", "(?<=", "(?<!"}).Draw(t, "look") + sub() + ")"
		}
		return rapid.SampledFrom([]string{"a", "b", ".", "[^a]", `\b`, `\B`, "^", `\z`, "$", " ", "é", `\p{L}`, ""}).Draw(t, "atom")
	})
}

// The automata find in one pass what trying every way finds.
func TestMachine_FindsWhatTryingFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pattern := randomNode(4).Draw(t, "pattern")
		n, err := parse(pattern, flags{}, nil)
		if err != nil {
			t.Fatal(pattern, err)
		}
		text := rapid.StringOfN(rapid.SampledFrom([]rune("aab é\n.")), 0, 7, -1).Draw(t, "text")
		r := []rune(text)
		var begin, end []int
		for i := range len(r) + 1 {
			if len(ends(n, r, i)) > 0 {
				begin = append(begin, len(string(r[:i])))
			}
			found := false
			for k := range i + 1 {
				found = found || ends(n, r, k)[i]
			}
			if found {
				end = append(end, len(string(r[:i])))
			}
		}
		if got := where(n, false, text); !slices.Equal(got, end) {
			t.Fatalf("%s in %q ends at %v, want %v", pattern, text, got, end)
		}
		if got := where(n, true, text); !slices.Equal(got, begin) {
			t.Fatalf("%s in %q begins at %v, want %v", pattern, text, got, begin)
		}
	})
}
