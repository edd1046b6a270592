package memory

import (
	"slices"

	"golang.org/x/text/language"
)

// pairName names the languages that share an index: a direction between two
// languages, each in one script. Regions share it, scripts never do.
type pairName struct{ from, to written }

type written struct {
	base   language.Base
	script language.Script
}

func writtenIn(t language.Tag) written {
	base, _ := t.Base()
	script, _ := t.Script()
	return written{base, script}
}

func nameOf(from, to language.Tag) pairName {
	return pairName{writtenIn(from), writtenIn(to)}
}

// regionsDiffer is 1 for two tags of one language that are not the same when
// what they leave out is filled in (zh-CN is zh-Hans, en is en-US), else 0.
func regionsDiffer(a, b language.Tag) int {
	if a == b {
		return 0
	}
	regionA, _ := a.Region()
	regionB, _ := b.Region()
	if regionA == regionB && slices.Equal(a.Variants(), b.Variants()) {
		return 0
	}
	return 1
}
