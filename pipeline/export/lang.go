package export

import (
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// langAttr is the language that a code declares, in canonical form; "" if it
// declares none that can be read.
func langAttr(c pipeline.Code) string {
	t, err := language.Parse(c.Get("lang"))
	if err != nil || t == language.Und {
		return ""
	}
	return t.String()
}
