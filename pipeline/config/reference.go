package config

import (
	"fmt"
	"strings"
)

// Reference describes every key in Markdown: docs/reference/config.md.
func Reference() string {
	var b strings.Builder
	b.WriteString(`# config.yaml

<!-- Written from pipeline/config by its tests; run them with -update after a change. -->

` + "`config.yaml`" + ` stands in the folder of the workspace; commands find it from any folder below. Another file is named with
` + "`--config FILE` or `WORDFERRY_CONFIG`" + `. Paths are relative to the folder of the file and stay inside it; where a key says that it
may be absolute, an absolute path leaves it. ` + "`wordferry config check`" + ` says what is wrong, with line and column.

Flags win over the environment, the environment wins over the file. A list in a variable is separated by commas. An
empty variable says nothing.

`)
	keys := schema()
	table(&b, "## Keys", "", keys)
	sections(&b, keys, "")
	b.WriteString("## An example\n\n```yaml\n" + string(Starter()[Name]) + "```\n")
	return b.String()
}

// sections writes a section for every key that holds keys.
func sections(b *strings.Builder, keys []key, above string) {
	for _, k := range keys {
		if k.keys == nil {
			continue
		}
		name := above + k.name
		title := fmt.Sprintf("## %s", name)
		if k.kind == objects {
			title += fmt.Sprintf("\n\nA list; each %s has these keys. No variable sets them.", k.one)
			name += "[]"
		}
		table(b, title, name+".", k.keys)
		sections(b, k.keys, name+".")
	}
}

func table(b *strings.Builder, title, path string, keys []key) {
	b.WriteString(title + "\n\n| key | value | default | meaning |\n|---|---|---|---|\n")
	for _, k := range keys {
		doc := k.doc
		if k.keys == nil && !strings.Contains(path, "[]") {
			doc += " `" + variable(strings.ReplaceAll(path+k.name, ".", "/")) + "`"
		}
		fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", k.name, allowed(k), k.def, doc)
	}
	b.WriteString("\n")
}

// allowed says in a few words what a key may hold.
func allowed(k key) string {
	values := "`" + strings.Join(k.values, "`, `") + "`"
	switch {
	case k.kind == object:
		return "keys"
	case k.kind == objects:
		return "list of keys"
	case k.kind == tag:
		return "language tag"
	case k.kind == tags:
		return "list of language tags"
	case k.kind == texts && k.values != nil:
		return "list of " + values
	case k.kind == texts:
		return "list of texts"
	case k.kind == yesNo:
		return "`true`, `false`"
	case k.kind == number:
		return fmt.Sprintf("%d to %d", k.min, k.max)
	case k.kind == share:
		return "0 to 1"
	case k.values != nil:
		return values
	}
	return strings.TrimPrefix(wanted(k), "a ")
}
