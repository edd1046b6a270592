package locale

import (
	"strconv"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// draftNote is what the "# draft:" line of a target says:
// `memory 85 from "source of the unit" (health.tmx#12)`, `engine name`.
func draftNote(t pipeline.Target) string {
	if t.Origin.Kind != pipeline.FromMemory {
		return strings.TrimSpace(inComment(string(t.Origin.Kind) + " " + t.Origin.By))
	}
	note := "memory " + strconv.Itoa(t.Origin.Score)
	if t.Match != "" {
		note += ` from "` + inComment(t.Match) + `"`
	}
	if t.Origin.Unit != "" {
		note += " (" + inComment(t.Origin.Unit) + ")"
	}
	return note
}

// parseDraft reads what draftNote wrote.
func parseDraft(note string) (o pipeline.Origin, match string) {
	kind, rest, _ := strings.Cut(note, " ")
	o.Kind = pipeline.OriginKind(kind)
	if o.Kind != pipeline.FromMemory {
		o.By = fromComment(rest)
		return o, ""
	}
	score, rest, _ := strings.Cut(rest, " ")
	o.Score, _ = strconv.Atoi(score)
	if quoted, ok := strings.CutPrefix(rest, `from "`); ok {
		if end := strings.LastIndex(quoted, `"`); end >= 0 {
			match, rest = fromComment(quoted[:end]), strings.TrimPrefix(quoted[end+1:], " ")
		}
	}
	if unit, ok := strings.CutPrefix(rest, "("); ok {
		o.Unit = fromComment(strings.TrimSuffix(unit, ")"))
	}
	return o, match
}

// better tells whether a new draft may take the place of one that stands.
func better(o, old pipeline.Origin) bool {
	if o.Kind != old.Kind {
		return o.Kind == pipeline.FromMemory
	}
	return o.Score > old.Score
}
