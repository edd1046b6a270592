package pack

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"github.com/wordferry/wordferry/pipeline"
)

// LocaleContent is what a pack holds in one locale.
type LocaleContent struct {
	Locale    language.Tag
	Fallback  []language.Tag
	Articles  []Article
	Held      []Held
	Withdrawn []Withdrawn
}

// Blob is a document that has to be kept before what points at it.
type Blob struct {
	Locale string // of an index; "" for the manifest
	Ref    Ref
	Data   []byte
}

// Build makes the documents of a release: one index a locale in the order of
// the tags, the manifest last. The order of the input does not matter. A name
// that cannot be a file everywhere, or that two articles share, is an error.
func Build(name string, locales []LocaleContent) (manifest Blob, indexes []Blob, err error) {
	if err := CheckName(name); err != nil {
		return Blob{}, nil, invalid(name, err)
	}
	locales = slices.Clone(locales)
	slices.SortFunc(locales, func(a, b LocaleContent) int { return strings.Compare(a.Locale.String(), b.Locale.String()) })
	m := Manifest{Schema: ManifestSchema, Pack: name, Locales: map[string]Locale{}}
	for _, l := range locales {
		tag := l.Locale.String()
		where := name + " " + tag
		if _, twice := m.Locales[tag]; twice {
			return Blob{}, nil, invalid(where, fmt.Errorf("the locale stands twice in the pack"))
		}
		data, err := buildIndex(name, tag, l)
		if err != nil {
			return Blob{}, nil, invalid(where, err)
		}
		indexes = append(indexes, Blob{Locale: tag, Ref: RefOf(data), Data: data})
		chain := []string{}
		for _, f := range l.Fallback {
			chain = append(chain, f.String())
		}
		m.Locales[tag] = Locale{
			Dir: pipeline.Direction(l.Locale), Articles: len(l.Articles), Fallback: chain, Index: indexes[len(indexes)-1].Ref,
		}
	}
	data, err := Canonical(m)
	if err != nil {
		return Blob{}, nil, invalid(name, err)
	}
	if err := checkManifest(m, name); err != nil {
		return Blob{}, nil, invalid(name, err)
	}
	return Blob{Ref: RefOf(data), Data: data}, indexes, nil
}

func buildIndex(name, tag string, l LocaleContent) ([]byte, error) {
	l.Articles, l.Held, l.Withdrawn = slices.Clone(l.Articles), slices.Clone(l.Held), slices.Clone(l.Withdrawn)
	for i := range l.Articles {
		l.Articles[i].Title = clean(l.Articles[i].Title)
		if l.Articles[i].Assets == nil {
			l.Articles[i].Assets = map[string]Ref{}
		}
	}
	for i := range l.Held {
		l.Held[i].Reason = clean(l.Held[i].Reason)
	}
	for i := range l.Withdrawn {
		l.Withdrawn[i].Reason = clean(l.Withdrawn[i].Reason)
	}
	x := Index{
		Schema: IndexSchema, Pack: name, Locale: tag,
		Articles:  sorted(l.Articles, func(a Article) pipeline.ArticleID { return a.ID }),
		Held:      sorted(l.Held, func(h Held) pipeline.ArticleID { return h.ID }),
		Withdrawn: sorted(l.Withdrawn, func(w Withdrawn) pipeline.ArticleID { return w.ID }),
	}
	if err := checkIndex(x, name, tag); err != nil {
		return nil, err
	}
	return Canonical(x)
}

// clean is text as canonical documents hold it.
func clean(s string) string { return norm.NFC.String(strings.ToValidUTF8(s, "\ufffd")) }

// sorted gives the entries by id, never nil: a list without entries is [] in
// the document.
func sorted[T any](in []T, id func(T) pipeline.ArticleID) []T {
	out := append([]T{}, in...)
	slices.SortStableFunc(out, func(a, b T) int { return strings.Compare(string(id(a)), string(id(b))) })
	return out
}

// BuildPointer makes the pointer of a channel. Seq counts from 1.
func BuildPointer(name, channel string, seq int64, manifest Ref) ([]byte, error) {
	p := Pointer{Schema: PointerSchema, Pack: name, Channel: channel, Seq: seq, Manifest: manifest}
	if err := checkPointer(p); err != nil {
		return nil, invalid(name+" "+channel, err)
	}
	return Canonical(p)
}

func invalid(where string, err error) error {
	return &pipeline.Fault{Code: pipeline.Invalid, Where: where, Msg: "cannot be published", Err: err}
}
