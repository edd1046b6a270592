package locale

import (
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// unknownSource stands in a "# was:" line when the old source text is lost: a
// tool dropped the comments and only the hash in the state file is left.
const unknownSource = "?"

// verdict is what the texts, the comments and the state file together say of
// one target.
type verdict struct {
	state   pipeline.State
	from    string  // the source text the target was made from; "?" if lost
	was     string  // for the "# was:" line; "" for none
	draft   string  // for the "# draft:" line; "" for none
	mine    bool    // a draft exactly as the program wrote it
	revoked bool    // such a draft, of a source that has changed: it is taken back
	record  *record // for the state file; nil for none
}

// judge decides how far the target e of a segment has come. The text decides:
// a record counts only while its hashes still match. Cur is the current
// source, before the source in the base file of the last run.
func (s *Store) judge(e *entry, cur, before, lang string, st *states) verdict {
	text := e.text
	src, tgt := hash(cur), hash(text)
	rec := st.find(lang, e.key, src, tgt)
	if strings.TrimSpace(text) == "" {
		// The record of a text that is gone is kept: it counts again when the
		// text comes back, and it remembers a draft that a person threw out.
		return verdict{state: pipeline.Untranslated, record: rec}
	}
	seen, shown := e.says(sourceLine)
	unchanged := rec != nil && rec.Tgt == tgt
	if note, ok := e.says(draftLine); ok || unchanged && !rec.byHuman() && !shown {
		if v, isDraft := judgeDraft(e, rec, note, ok, unchanged, seen, shown, cur); isDraft {
			return v
		}
	}
	from := cur
	was, stale := e.says(wasLine)
	switch {
	case stale && (rec == nil || unchanged):
		from = was
	case stale && shown: // the text was changed under "# was:": confirmed
		from = seen
	case shown && unchanged && rec.Src == src: // only the comment was changed
	case shown:
		from = seen
	case unchanged && rec.Src != src: // the comments are gone; what was it made from?
		from = unknownSource
		if hash(before) == rec.Src {
			from = before
		}
	}
	v := verdict{state: pipeline.Translated, from: from}
	made := hash(from)
	if from == unknownSource && rec != nil {
		made = rec.Src
	}
	now := made
	if same(from, cur) {
		now, v.from = src, cur
	} else {
		v.state, v.was = pipeline.Stale, from
	}
	if unchanged && rec.byHuman() && (rec.Src == made || rec.Src == now) {
		r := *rec
		if r.Src != now {
			r.Src, r.raw = now, ""
		}
		v.record = &r
		if v.state != pipeline.Stale {
			v.state = min(max(r.State, pipeline.Translated), pipeline.Final)
		}
		return v
	}
	v.record = &record{Key: e.key, Lang: lang, Src: now, Tgt: tgt, State: pipeline.Translated, Origin: human, By: s.author, noticed: true}
	return v
}

// judgeDraft decides over a text that is a draft by its comment, or by its
// record when a tool dropped all comments. It gives false if a person made the
// text their own.
func judgeDraft(e *entry, rec *record, note string, noted, unchanged bool, seen string, shown bool, cur string) (verdict, bool) {
	from := cur
	if shown {
		from = seen
	}
	fresh := same(from, cur)
	if noted {
		origin, _ := parseDraft(note)
		known := rec != nil && !rec.byHuman() && rec.Origin == originOf(origin)
		switch {
		case known && unchanged:
		case known && (rec.Src == hash(from) || rec.Src == hash(cur)):
			return verdict{}, false // the text was changed
		default:
			// Nothing vouches that the program wrote this text: it stays a
			// draft, and it is never overwritten.
			v := verdict{state: pipeline.Draft, from: from, draft: note, record: rec}
			if was, ok := e.says(wasLine); ok && !same(was, cur) {
				v.from, v.was = was, was
			} else if !fresh {
				v.was = from
			}
			return v, true
		}
	} else {
		note = draftNote(pipeline.Target{Origin: parseOrigin(rec.Origin)})
		fresh = rec.Src == hash(cur)
	}
	if !fresh {
		return verdict{state: pipeline.Untranslated, mine: true, revoked: true}, true
	}
	r := *rec
	if src := hash(cur); r.Src != src {
		r.Src, r.raw = src, ""
	}
	return verdict{state: pipeline.Draft, from: cur, draft: note, mine: true, record: &r}, true
}
