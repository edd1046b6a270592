package pipeline

import "golang.org/x/text/language"

// Direction tells how text in a language runs: "rtl" or "ltr". It follows the
// script of the tag, so that "az-Arab" runs from the right and "ar-Latn" does
// not.
func Direction(t language.Tag) string {
	script, _ := t.Script()
	switch script.String() {
	case "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa":
		return "rtl"
	}
	return "ltr"
}
