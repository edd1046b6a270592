package memory

// analysis is all that the score needs to know of a source text.
type analysis struct {
	tokeniser
	codes  []code
	normal string
	base   string // language subtag
}

func (a *analysis) set(coded, base string) {
	plain, codes, names := split(coded)
	a.cut(plain, names)
	a.codes, a.normal, a.base = codes, normalForm(coded), base
}

// following returns the folded text from a token on.
func (a *analysis) following(i int) []byte {
	if i >= len(a.tokens) {
		return nil
	}
	return a.folded[a.tokens[i].from:]
}
