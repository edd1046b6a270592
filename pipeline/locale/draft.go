package locale

import (
	"strconv"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// draftNote is what the "# draft:" line of a target says:
// `memory 85 from "source of the unit" (health.tmx#12) in vendor; another unit`,
// `engine name`.
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
	if t.Origin.By != "" {
		note += " in " + inComment(t.Origin.By)
	}
	switch t.Origin.Caution {
	case "":
	case pipeline.Ambiguous:
		note += "; " + ambiguous
	default:
		note += "; " + another + inComment(t.Origin.Caution)
	}
	return note
}

// What the line says of a draft that asks for caution.
const (
	ambiguous = "one of several targets"
	another   = "another "
)

// parseDraft reads what draftNote wrote.
func parseDraft(note string) (o pipeline.Origin, match string) {
	kind, rest, _ := strings.Cut(note, " ")
	o.Kind = pipeline.OriginKind(kind)
	if o.Kind != pipeline.FromMemory {
		o.By = fromComment(rest)
		return o, ""
	}
	end := strings.LastIndexAny(rest, `")`) + 1 // of the quotation and of the unit
	tail := rest[end:]
	tail, caution, _ := strings.Cut(tail, "; ")
	rest = strings.TrimSuffix(rest[:end]+tail, " ")
	if caution == ambiguous {
		o.Caution = pipeline.Ambiguous
	} else {
		o.Caution = fromComment(strings.TrimPrefix(caution, another))
	}
	if at := strings.LastIndex(rest, " in "); at >= end {
		rest, o.By = rest[:at], fromComment(rest[at+len(" in "):])
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

// supersedes tells whether a new draft may take the place of one that stands:
// what the memory says now goes for what it said before. That it has the same
// from another unit is not worth a changed line.
func supersedes(draft pipeline.Target, note, text string) bool {
	if draft.Origin.Kind != pipeline.FromMemory {
		return false
	}
	o, _ := parseDraft(note)
	o.Unit = draft.Origin.Unit
	return o != draft.Origin || draft.Text != text
}
