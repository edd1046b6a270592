package pipeline

import (
	"context"
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"
)

func (t *trip) newReport(src Source, it Item, doc *Document) *Report {
	r := &Report{
		Article: it.ID, Source: src.Name, Pack: src.Pack, URI: it.URI, Lang: doc.Lang, Charset: doc.Charset,
		Published: doc.Meta.Published, Digest: it.Digest, Sections: len(doc.Sections), Dropped: len(doc.Dropped),
		Findings: doc.Findings,
	}
	for _, s := range doc.Segments() {
		r.Segments++
		r.Words += t.Words(doc.Lang, s.Text.Plain())
	}
	r.Title = blockText(doc.Title, doc.Lang, func(s Segment) string { return s.Text.Plain() })
	return r
}

// heldReport is that of an article which was imported and goes no further, so
// that a broken source changes neither locale files nor packs.
func (t *trip) heldReport(src Source, it Item, doc *Document, why *Finding) *Report {
	r := t.newReport(src, it, doc)
	r.Held = fmt.Sprintf("%s (%s)", why.Message, why.Check)
	r.Locales = append(r.Locales, LocaleReport{Locale: doc.Lang, Title: r.Title, Held: r.Held})
	for _, l := range src.Locales {
		if l.Tag != doc.Lang {
			r.Locales = append(r.Locales, LocaleReport{Locale: l.Tag, Title: r.Title, Held: r.Held})
		}
	}
	return r
}

// blocker is the first finding that makes a source text unfit for translation.
func blocker(fs []Finding) *Finding {
	i := slices.IndexFunc(fs, func(f Finding) bool { return f.Severity == Blocker })
	if i < 0 {
		return nil
	}
	return &fs[i]
}

func (t *trip) keep(ctx context.Context, loc Localized) ([]Entry, error) {
	files, err := t.Export(loc)
	if err != nil {
		return nil, err
	}
	entries := make([]Entry, len(files))
	// To keep a file is to wait for a disk, best for several at a time.
	g, ctx := errgroup.WithContext(ctx)
	for i, file := range files {
		g.Go(func() error {
			d, err := t.Keep(ctx, file)
			entries[i] = Entry{Locale: loc.To, Format: file.Format, Digest: d, Size: int64(len(file.Data))}
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	return entries, nil
}
