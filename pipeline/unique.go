package pipeline

import (
	"cmp"
	"slices"
	"strings"
)

// unique leaves aside the items of a pack that are an article which another
// item is already: by the address that pages name as their own, or by their
// text. Of twins, the one stays that stands at that address, else the one that
// has files of its own under locales/, where work would be lost; else the
// first by name.
func (t *trip) unique(todo []job) ([]job, error) {
	forgetShared(todo)
	ranks := make(map[ArticleID]int, len(todo))
	for _, j := range todo {
		rank := 2
		if j.it.Canonical != "" && j.it.Canonical == j.it.URI {
			rank = 0
		} else if j.it.Canonical != "" || !j.it.Text.IsZero() {
			files, err := t.Locales.Digest(j.it.ID)
			if err != nil {
				return nil, err
			}
			if files != DigestOf(nil) {
				rank = 1
			}
		}
		ranks[j.it.ID] = rank
	}
	order := slices.Clone(todo)
	slices.SortStableFunc(order, func(a, b job) int {
		return cmp.Or(cmp.Compare(ranks[a.it.ID], ranks[b.it.ID]), strings.Compare(string(a.it.ID), string(b.it.ID)))
	})
	first := map[string]ArticleID{}
	aside := map[ArticleID]bool{}
	for _, j := range order {
		twin := t.twin(j, first)
		if twin == nil {
			continue
		}
		aside[j.it.ID] = true
		t.twins = append(t.twins, *twin)
	}
	slices.SortFunc(t.twins, func(a, b Duplicate) int { return strings.Compare(string(a.Article), string(b.Article)) })
	t.mu.Lock()
	t.total -= len(aside)
	t.mu.Unlock()
	return slices.DeleteFunc(todo, func(j job) bool { return aside[j.it.ID] }), nil
}

// maxTexts is how many different texts may name one address as their own. A
// site whose pages all name its front page says nothing about any of them.
const maxTexts = 4

func forgetShared(todo []job) {
	texts := map[string]map[Digest]bool{}
	for _, j := range todo {
		if j.it.Canonical != "" {
			if texts[j.it.Canonical] == nil {
				texts[j.it.Canonical] = map[Digest]bool{}
			}
			texts[j.it.Canonical][j.it.Text] = true
		}
	}
	for i := range todo {
		if it := &todo[i].it; len(texts[it.Canonical]) > maxTexts {
			it.Canonical = ""
		}
	}
}

// twin names the item that came before with the same address or text, and
// enters this one under its own if there is none.
func (t *trip) twin(j job, first map[string]ArticleID) *Duplicate {
	keys := map[string]string{}
	if j.it.Canonical != "" {
		keys["address"] = j.src.Pack + " " + j.it.Canonical
	}
	if !j.it.Text.IsZero() {
		keys["text"] = j.src.Pack + " " + j.it.Text.String()
	}
	for _, why := range []string{"address", "text"} {
		if of, there := first[keys[why]]; there && keys[why] != "" {
			return &Duplicate{Article: j.it.ID, URI: j.it.URI, Of: of, Why: why}
		}
	}
	for _, key := range keys {
		first[key] = j.it.ID
	}
	return nil
}
