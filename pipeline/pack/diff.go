package pack

import (
	"maps"
	"slices"

	"github.com/wordferry/wordferry/pipeline"
)

// Op says what a reader has to do to follow a change.
type Op string

const (
	Put    Op = "put"    // take these files
	Delete Op = "delete" // delete what it has of the article
)

// Change is one article of one locale that differs between two releases.
type Change struct {
	Op     Op                 `json:"op"`
	Locale string             `json:"locale"`
	ID     pipeline.ArticleID `json:"id"`
	Slug   string             `json:"slug"`
	Old    string             `json:"old_slug,omitempty"` // where it lay, if it has moved
	Files  map[string]Ref     `json:"files,omitempty"`    // the formats whose bytes are new
	Reason string             `json:"reason,omitempty"`   // of a deletion, if the newer release gives one
}

// Diff lists what changed from one release of a pack to a later one, by
// locale and id. An article of which nothing but its entry changed (its
// status, say) is a put without files.
func Diff(old, new Release) []Change {
	var out []Change
	for _, tag := range unionKeys(old.Indexes, new.Indexes) {
		was, is := byID(old.Indexes[tag]), byID(new.Indexes[tag])
		for _, id := range unionKeys(was, is) {
			a, had := was[id]
			b, has := is[id]
			switch {
			case !has:
				out = append(out, Change{Op: Delete, Locale: tag, ID: id, Slug: a.Slug, Reason: reason(new.Indexes[tag], id)})
			case !had || !equal(a, b):
				c := Change{Op: Put, Locale: tag, ID: id, Slug: b.Slug, Files: map[string]Ref{}}
				if had && a.Slug != b.Slug {
					c.Old = a.Slug
				}
				for f, r := range b.Files {
					if a.Files[f] != r {
						c.Files[f] = r
					}
				}
				out = append(out, c)
			}
		}
	}
	return out
}

func byID(x Index) map[pipeline.ArticleID]Article {
	m := make(map[pipeline.ArticleID]Article, len(x.Articles))
	for _, a := range x.Articles {
		m[a.ID] = a
	}
	return m
}

func equal(a, b Article) bool {
	if !maps.Equal(a.Files, b.Files) {
		return false
	}
	a.Files, b.Files = nil, nil
	return a.Slug == b.Slug && a.Title == b.Title && a.Status == b.Status && a.Source == b.Source && a.Stale == b.Stale && a.Coverage == b.Coverage
}

func reason(x Index, id pipeline.ArticleID) string {
	for _, w := range x.Withdrawn {
		if w.ID == id {
			return w.Reason
		}
	}
	for _, h := range x.Held {
		if h.ID == id {
			return h.Reason
		}
	}
	return ""
}

func sortedKeys[K ~string, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

func unionKeys[K ~string, V any](a, b map[K]V) []K {
	all := maps.Clone(a)
	if all == nil {
		all = map[K]V{}
	}
	maps.Copy(all, b)
	return sortedKeys(all)
}
