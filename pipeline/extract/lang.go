package extract

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract/langid"
)

// settleLanguage sets the language of the text: the one the rules name, else
// the declared one if the text confirms it, else the detected one.
func (e *Extractor) settleLanguage(d *pipeline.Document, pg *page) {
	if e.rules.Lang != (language.Tag{}) && e.rules.Lang != language.Und {
		d.Lang = e.rules.Lang
		return
	}
	d.Lang = langid.Best(langid.Declared(d.Meta.Declared, ""), sample(d))
}

// sample returns text enough to tell a language by.
func sample(d *pipeline.Document) string {
	const enough = 2500
	var b strings.Builder
	for blk := range d.Blocks() {
		if b.Len() > enough {
			break
		}
		b.WriteString(clip(shownTag().ReplaceAllString(blk.Text.Plain(), " "), enough))
		b.WriteByte('\n')
	}
	return b.String()
}

// shownTag is markup that a page shows instead of using it; its names are
// words of no language.
var shownTag = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`</?[A-Za-z][^<>]{0,300}>`) })

func plural(n int, one, many string) string {
	if n == 1 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}
