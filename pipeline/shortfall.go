package pipeline

import (
	"fmt"
	"math"
)

// Shortfall is why an article is held back in a locale: too little of it may
// be published. Packs carry its text; ParseShortfall reads it back, so that a
// page can say it in its reader's language.
type Shortfall struct {
	Policy  Policy
	Nothing bool // not one segment may be published
	Percent int  // of the segments may be; 0 if nothing may
	Wanted  int  // percent that the policy asks for; 0 if nothing may be published
}

var policyWords = map[Policy]string{PublishDrafts: "translated or drafted", PublishTranslated: "translated", PublishReviewed: "reviewed"}

// shortfall tells whether, and why, an article is held back.
func shortfall(l Locale, c Coverage) (Shortfall, bool) {
	readable := c.Done + c.Related
	switch {
	case readable == 0:
		return Shortfall{Policy: l.Publish, Nothing: true}, true
	case c.Readable() < l.MinCoverage:
		return Shortfall{Policy: l.Publish, Percent: int(100 * c.Readable()), Wanted: int(math.Round(100 * l.MinCoverage))}, true
	}
	return Shortfall{}, false
}

func (s Shortfall) String() string {
	if s.Nothing {
		return "nothing is " + policyWords[s.Policy] + " yet"
	}
	return fmt.Sprintf("%d%% is %s, the policy asks for %d%%", s.Percent, policyWords[s.Policy], s.Wanted)
}

// ParseShortfall reads what String gives; false for any other text.
func ParseShortfall(text string) (Shortfall, bool) {
	for _, p := range [...]Policy{PublishDrafts, PublishTranslated, PublishReviewed} {
		s := Shortfall{Policy: p, Nothing: true}
		if s.String() == text {
			return s, true
		}
		s.Nothing = false
		if _, err := fmt.Sscanf(text, "%d%% is "+policyWords[p]+", the policy asks for %d%%", &s.Percent, &s.Wanted); err == nil && s.String() == text {
			return s, true
		}
	}
	return Shortfall{}, false
}
