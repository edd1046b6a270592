package srx

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func dialect(t testing.TB) *File {
	t.Helper()
	in, err := os.Open("testdata/dialect.srx")
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	f, err := Read("dialect.srx", in)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFile_HonoursWhatLargeFilesAreWrittenIn(t *testing.T) {
	f := dialect(t)
	for code, cases := range map[string][]string{
		"en": {
			"Ask Dr. Hale. |He knows.", "See e.g. the mill. |E.g. |The mill.", "By J. R. |It rained. |J. |The end.", "No. 5 is here. |No. |Yes.",
			"Wait... and see. |Wait... |So.", "It (so. Not so.) is. |So.", "See Fig. 2. |Fig. |Two.", "“Why?” said Ann. |“Why?” |Ann left.", "line\nbreak. |Two",
		},
		"en-US_one": {"line\n|break. |Dr. Two"},
		"en_two":    {"line\nbreak\n\n|Two"},
		"ru-RU":     {"См. рис. 2. |Это т. е. так. |В 1904 г. он. |В 1904 г. |Он. |А. В. Петров. |Да."},
		"uk":        {"А. В. Петро. |Так."},
		"zh-Hans":   {"“好！”他说。|“好！”|天黑了。”"},
		"ko":        {"하나. |둘! |셋"},
	} {
		for _, want := range cases {
			if got := cut(f, code, strings.ReplaceAll(want, "|", "")); got != want {
				t.Errorf("%s: got  %s\nwant %s", code, got, want)
			}
		}
	}
}

// javaRules answers, for a list of rules and each line of a text, where which
// rule decides.
const javaRules = `import java.util.*; import java.util.regex.*; import java.nio.file.*; import java.nio.charset.StandardCharsets;
public class R {
	static String text(String hex) {
		byte[] b = new byte[hex.length() / 2];
		for (int i = 0; i < b.length; i++) b[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
		return new String(b, StandardCharsets.UTF_8);
	}
	public static void main(String[] args) throws Exception {
		List<Pattern> before = new ArrayList<>(), after = new ArrayList<>();
		for (String line : Files.readAllLines(Paths.get(args[0]))) {
			String[] q = line.split("\t", -1);
			before.add(Pattern.compile(text(q[0]))); after.add(Pattern.compile(text(q[1])));
		}
		StringBuilder out = new StringBuilder();
		for (String line : Files.readAllLines(Paths.get(args[1]))) {
			String s = text(line);
			int n = before.size();
			Matcher[] b = new Matcher[n], a = new Matcher[n];
			for (int k = 0; k < n; k++) {
				b[k] = before.get(k).matcher(s); a[k] = after.get(k).matcher(s);
				for (Matcher m : new Matcher[]{b[k], a[k]}) { m.useTransparentBounds(true); m.useAnchoringBounds(false); }
			}
			for (int p = 1; p < s.length(); p++) {
				if (Character.isLowSurrogate(s.charAt(p))) continue;
				rules: for (int k = 0; k < n; k++) {
					a[k].region(p, s.length());
					if (!a[k].lookingAt()) continue;
					for (int i = p; i >= 0; i--) {
						b[k].region(i, p);
						if (b[k].matches()) { out.append(s.codePointCount(0, p)).append(":").append(k).append(" "); break rules; }
					}
				}
			}
			out.append("\n");
		}
		System.out.write(out.toString().getBytes(StandardCharsets.UTF_8)); System.out.flush();
	}
}`

// TestFile_AgreesWithJava lets Java decide what rules say of generated texts.
func TestFile_AgreesWithJava(t *testing.T) {
	if os.Getenv("SRX_JAVA") == "" {
		t.Skip("set SRX_JAVA=1 where there is a JDK of version 11 to 18")
	}
	f := dialect(t)
	pieces := strings.Split(`Dr. |dr.|drs. |e.g. |E. g. |i.e.|cf. |J. |R.|The |It |No. |5 |12|... |...|a|q |(|) |Fig. |pp. |“|” |"|» |said |asked|. |.|! |?|…| |`+"\u00a0|\u202f|\n|\n\n|\t"+`|т. е. |см. |рис. |1904 г. |гг. |он |Ж. |А.|В. |он|。|！|”|」|他说|小明说|字|天黑|ß|é|É|e`+"\u0301"+`|😀|1.`+"\n|\ufffd|7|-|'|]|[1] ", "|")
	r := rand.New(rand.NewPCG(uint64(os.Getpid()), 2))
	dir := t.TempDir()
	program := filepath.Join(dir, "R.java")
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("R.java", javaRules)
	for _, code := range []string{"en_one", "en_two", "ru", "zh", "ko"} {
		rules := f.For(code, true)
		var asked, texts strings.Builder
		for _, rule := range rules.list {
			fmt.Fprintf(&asked, "%x\t%x\n", rule.Before, rule.After)
		}
		var all, want []string
		for range 400 {
			text := ""
			for range 2 + r.IntN(14) {
				text += pieces[r.IntN(len(pieces))]
			}
			answer := ""
			rules.Judge(text, func(v Verdict) {
				answer += fmt.Sprintf("%d:%d ", utf8.RuneCountInString(text[:v.At]), slices.Index(rules.list, v.Rule))
			})
			all, want = append(all, text), append(want, answer)
			fmt.Fprintf(&texts, "%x\n", text)
		}
		out, err := exec.Command("java", program, write("rules", asked.String()), write("texts", texts.String())).CombinedOutput()
		if err != nil {
			t.Fatal(err, string(out))
		}
		for i, line := range strings.Split(strings.TrimSuffix(string(out), "\n"), "\n") {
			if line != want[i] {
				t.Errorf("%s %q: %s, Java says %s", code, all[i], want[i], line)
			}
		}
	}
}
