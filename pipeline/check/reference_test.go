package check

import (
	"os"
	"strings"
	"testing"
)

func TestReference_HasARowForEveryCheck(t *testing.T) {
	page, err := os.ReadFile("../../docs/reference/checks.md")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, c := range Targets() {
		names[c.Name] = c.Severity.String()
	}
	for _, c := range Sources(Lexicon{}) {
		names[c.Name] = c.Severity.String()
	}
	for name, severity := range names {
		if !strings.Contains(string(page), "| `"+name+"` | "+severity) {
			t.Errorf("docs/reference/checks.md has no row for %s, %s", name, severity)
		}
	}
}
