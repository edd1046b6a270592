package locale_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/locale"
)

// A run writes an article's sentences into the German file; a translator fills
// one in; the next run reads it.
func ExampleStore() {
	root, err := os.MkdirTemp("", "locales")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(root)
	store := locale.Open(root, "anna")
	run := func() pipeline.Edition {
		doc := &pipeline.Document{ID: "docs/sky", Lang: language.English}
		doc.Title.Segments = []pipeline.Segment{{Text: pipeline.Text{Coded: "The sky is blue."}}}
		if err := store.Align(doc); err != nil {
			fmt.Println(err)
		}
		ed, err := store.Read(doc, language.German)
		if err != nil {
			fmt.Println(err)
		}
		store.Write(doc, language.German, ed, nil, "2026-11-22")
		store.WriteState(doc, []pipeline.Edition{ed}, "2026-11-22")
		store.WriteSource(doc)
		return ed
	}
	run()
	name := filepath.Join(root, "docs", "sky", "de.toml")
	text, _ := os.ReadFile(name)
	fmt.Print(string(text))
	os.WriteFile(name, []byte(strings.Replace(string(text), `""`+"\n", `"Der Himmel ist blau."`+"\n", 1)), 0o666)
	for _, t := range run().Targets {
		fmt.Println(t.State, t.Origin.By, t.Text)
	}
	// Output:
	// # article: docs/sky   source: en   target: de
	// # Edit only the quoted text. "" is untranslated. Deleting a "# was:" or "# draft:" line confirms the text under it.
	//
	// # en: The sky is blue.
	// k5tvsnra6 = ""
	// translated anna Der Himmel ist blau.
}
