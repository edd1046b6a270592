package locale

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// A quiet run over an article of 500 sentences, all translated, in one language.
func BenchmarkRun_Quiet(b *testing.B) {
	k := newBench(b)
	k.from = language.English
	var source strings.Builder
	for i := range 500 {
		fmt.Fprintf(&source, "Sentence number %d of <b1>an article</b1> that is long, with %d words more.\n", i, i*7)
	}
	k.run(compose(k.from, source.String()), language.German, "2026-11-01", nil)
	k.put("de.toml", strings.ReplaceAll(k.get("de.toml"), ` = ""`, ` = "Ein <b1>Satz</b1> mit ein paar Wörtern."`))
	doc := compose(k.from, source.String())
	k.run(doc, language.German, "2026-11-01", nil)
	for b.Loop() {
		if err := k.store.Align(doc); err != nil {
			b.Fatal(err)
		}
		ed, err := k.store.Read(doc, language.German)
		if err != nil {
			b.Fatal(err)
		}
		if changed, err := k.store.Write(doc, language.German, ed, nil, "2026-11-01"); changed || err != nil {
			b.Fatal(changed, err)
		}
	}
}

// Half the sentences of 1,000 were edited.
func BenchmarkAlign_HalfEdited(b *testing.B) {
	k := newBench(b)
	k.from = language.English
	var old, now strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&old, "Sentence %d about matter %d and what follows from it.\n", i, i*31%997)
		if i%2 == 0 {
			fmt.Fprintf(&now, "A sentence %d on matter %d and what follows from it.\n", i, i*31%997)
		} else {
			fmt.Fprintf(&now, "Sentence %d about matter %d and what follows from it.\n", i, i*31%997)
		}
	}
	k.run(compose(k.from, old.String()), language.German, "2026-11-01", nil)
	doc := compose(k.from, now.String())
	for b.Loop() {
		if err := k.store.Align(doc); err != nil {
			b.Fatal(err)
		}
	}
}
