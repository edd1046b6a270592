package check

import "github.com/wordferry/wordferry/pipeline"

// caution finds a draft of the memory that must not be taken as it is: it was
// made from a sentence that differs in a negation or in a unit of measure.
// Once a person has it in hand, it is a draft no more.
func caution(t Target) []pipeline.Finding {
	if t.Target.State != pipeline.Draft {
		return nil
	}
	switch c := t.Target.Origin.Caution; c {
	case "":
		return nil
	case pipeline.Ambiguous:
		return []pipeline.Finding{{Severity: pipeline.Advice, Message: "the memory has several translations of this sentence; this draft is one of them"}}
	default:
		return []pipeline.Finding{{Severity: pipeline.Blocker, Message: "the draft was made from a sentence with another " + c}}
	}
}
