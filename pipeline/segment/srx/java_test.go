package srx

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// javaProgram answers lines of a pattern and a text, both in hexadecimal, with
// where matches end and where they begin.
const javaProgram = `import java.util.*; import java.util.regex.*; import java.nio.file.*; import java.nio.charset.StandardCharsets;
public class D {
	static String text(String hex) {
		byte[] b = new byte[hex.length() / 2];
		for (int i = 0; i < b.length; i++) b[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
		return new String(b, StandardCharsets.UTF_8);
	}
	public static void main(String[] args) throws Exception {
		StringBuilder out = new StringBuilder();
		for (String line : Files.readAllLines(Paths.get(args[0]))) {
			String[] q = line.split("\t", -1);
			String s = text(q[1]);
			Matcher m;
			try { m = Pattern.compile(text(q[0])).matcher(s); } catch (PatternSyntaxException e) { out.append("refused\n"); continue; }
			m.useTransparentBounds(true); m.useAnchoringBounds(false);
			TreeSet<Integer> ends = new TreeSet<>(), begins = new TreeSet<>();
			for (int i = 0; i <= s.length(); i++) for (int j = i; j <= s.length(); j++) {
				m.region(i, j);
				if (m.matches()) { ends.add(j); begins.add(i); }
			}
			out.append(ends.toString().replace(",", "")).append(begins.toString().replace(",", "")).append("\n");
		}
		System.out.write(out.toString().getBytes(StandardCharsets.UTF_8)); System.out.flush();
	}
}`

var javaAtoms = strings.Split(`a|b|A|.|\.|\s|\S|\w|\W|\d|\b|\B|é|É|ж|Ж|[ab]|[^a]|[a-c&&[^b]]|[\p{L}&&[^a]]|\p{Lu}|\p{Ll}|\P{L}|\p{Punct}|\p{Upper}|\p{IsAlphabetic}|`+
	`\p{InCyrillic}|\p{IsGreek}|^|$|\h|\v|\R|[\s\u00a0]|\u0301|\x41|(?i:a)|(?iu:ж)|(?U:\w)|(?U:\b)|(?U:\s)|(?m:$)|\Z|\z|\A|(?s:.)|\Qa.\E|[[ab][.]]|[^\s.]|[\p{Lu}\d]|`+
	`(?i:[^A])|(?iu:\p{Lu})|(?i:\p{Lu})|(?U:\p{Punct})|(?i:[A-C])|[.!?…]|\n|(?i:\p{Upper})|[^[a][b]]|[a&&b]|[^a&&[ab]]`, "|")

func javaPattern(r *rand.Rand, depth int) string {
	atom := func() string { return javaAtoms[r.IntN(len(javaAtoms))] }
	sub := func() string { return javaPattern(r, depth-1) }
	if depth == 0 {
		return atom()
	}
	switch k := r.IntN(13); k {
	case 0, 1, 2, 3:
		return sub() + sub()
	case 4:
		return "(" + sub() + "|" + sub() + ")"
	case 5:
		return "(?:" + sub() + ")" + []string{"*", "+", "?", "{2}", "{1,2}", "*?"}[r.IntN(6)]
	case 6:
		return "(?=" + sub() + ")"
	case 7:
		return "(?!" + sub() + ")"
	case 8:
		return "(?<=" + atom() + atom() + ")"
	case 9:
		return "(?<!" + javaPattern(r, 1) + ")"
	}
	return atom()
}

// TestParse_AgreesWithJava asks the engine that the dialect is named after.
func TestParse_AgreesWithJava(t *testing.T) {
	if os.Getenv("SRX_JAVA") == "" {
		t.Skip("set SRX_JAVA=1 where there is a JDK of version 11 to 18")
	}
	r := rand.New(rand.NewPCG(uint64(os.Getpid()), 1))
	letters := strings.Split("a b A B c . ! 1 é É ж Ж \u0301 \u00a0 \n \r _ … ß \u2028 字", " ")
	var questions strings.Builder
	var patterns, texts, want []string
	for len(want) < 3000 {
		pattern, text := javaPattern(r, 3), letters[r.IntN(len(letters))]
		for range r.IntN(8) {
			text += append(letters, " ")[r.IntN(len(letters)+1)]
		}
		n, err := parse(pattern, flags{}, nil)
		if err != nil {
			t.Fatal(pattern, err)
		}
		inRunes := func(at []int) []int {
			for i := range at {
				at[i] = utf8.RuneCountInString(text[:at[i]])
			}
			return at
		}
		want = append(want, fmt.Sprint(inRunes(where(n, false, text)), inRunes(where(n, true, text))))
		patterns, texts = append(patterns, pattern), append(texts, text)
		fmt.Fprintf(&questions, "%x\t%x\n", pattern, text)
	}
	dir := t.TempDir()
	program, asked := filepath.Join(dir, "D.java"), filepath.Join(dir, "in")
	if err := os.WriteFile(program, []byte(javaProgram), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(asked, []byte(questions.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("java", program, asked).CombinedOutput()
	if err != nil {
		t.Fatal(err, string(out))
	}
	for i, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		if line != "refused" && line != strings.Replace(want[i], "] [", "][", 1) {
			t.Errorf("%q in %q: %s, Java says %s", patterns[i], texts[i], want[i], line)
		}
	}
}
