package pack

import (
	"errors"
	"fmt"

	"github.com/wordferry/wordferry/pipeline"
)

// formats are the files that an article may have.
var formats = map[string]bool{"json": true, "md": true, "html": true}

func checkPointer(p Pointer) error {
	if err := CheckName(p.Pack); err != nil {
		return err
	}
	if err := CheckName(p.Channel); err != nil {
		return err
	}
	if p.Seq < 1 || p.Seq > MaxInteger {
		return fmt.Errorf("seq is %d; it counts from 1", p.Seq)
	}
	return checkRef(p.Manifest)
}

func checkRef(r Ref) error {
	if r.SHA256.IsZero() {
		return errors.New("a link has no digest")
	}
	if r.Size < 1 || r.Size > MaxInteger {
		return fmt.Errorf("a link has size %d", r.Size)
	}
	return nil
}

func checkManifest(m Manifest, name string) error {
	if m.Pack != name {
		return fmt.Errorf("the manifest is of pack %q", m.Pack)
	}
	if m.Locales == nil {
		return errors.New("the manifest lists no locales")
	}
	for tag, l := range m.Locales {
		if err := checkLocale(tag); err != nil {
			return err
		}
		if l.Dir != "ltr" && l.Dir != "rtl" {
			return fmt.Errorf("%s: dir is %q; it is \"ltr\" or \"rtl\"", tag, l.Dir)
		}
		if l.Articles < 0 {
			return fmt.Errorf("%s: has %d articles", tag, l.Articles)
		}
		for _, f := range l.Fallback {
			if err := checkLocale(f); err != nil {
				return fmt.Errorf("%s: fallback: %w", tag, err)
			}
		}
		if err := checkRef(l.Index); err != nil {
			return fmt.Errorf("%s: %w", tag, err)
		}
	}
	return nil
}

func checkIndex(x Index, name, tag string) error {
	if x.Pack != name || x.Locale != tag {
		return fmt.Errorf("the index is of pack %q in %q", x.Pack, x.Locale)
	}
	slugs := map[string]pipeline.ArticleID{}
	take := func(id pipeline.ArticleID, slug string) error {
		if err := CheckSlug(slug); err != nil {
			return fmt.Errorf("%s: slug: %w", id, err)
		}
		if other, twice := slugs[fold(slug)]; twice {
			return fmt.Errorf("%s and %s both have the slug %q on some systems; rename one of them", other, id, slug)
		}
		slugs[fold(slug)] = id
		return nil
	}
	ids := map[pipeline.ArticleID]bool{}
	last := pipeline.ArticleID("")
	for _, a := range x.Articles {
		if err := checkOrder(a.ID, &last, ids); err != nil {
			return err
		}
		if err := take(a.ID, a.Slug); err != nil {
			return err
		}
		if len(a.Files) == 0 {
			return fmt.Errorf("%s has no files", a.ID)
		}
		for f, r := range a.Files {
			if !formats[f] {
				return fmt.Errorf("%s has a file of unknown format %q", a.ID, f)
			}
			if err := checkRef(r); err != nil {
				return fmt.Errorf("%s %s: %w", a.ID, f, err)
			}
		}
		for path, r := range a.Assets {
			if err := CheckAsset(path); err != nil {
				return fmt.Errorf("%s: %w", a.ID, err)
			}
			if err := checkRef(r); err != nil {
				return fmt.Errorf("%s %s: %w", a.ID, path, err)
			}
		}
		if c := a.Coverage; c.Segments < 0 || c.Words < 0 || c.Done < 0 || c.Related < 0 || c.Done+c.Related > c.Segments {
			return fmt.Errorf("%s: coverage does not add up", a.ID)
		}
	}
	last = ""
	for _, h := range x.Held {
		if err := checkOrder(h.ID, &last, ids); err != nil {
			return err
		}
	}
	last = ""
	for _, w := range x.Withdrawn {
		if err := checkOrder(w.ID, &last, ids); err != nil {
			return err
		}
		if err := CheckSlug(w.Slug); err != nil {
			return fmt.Errorf("%s: slug: %w", w.ID, err)
		}
	}
	return nil
}

// checkOrder keeps each list sorted by id, and an article in one list only.
func checkOrder(id pipeline.ArticleID, last *pipeline.ArticleID, seen map[pipeline.ArticleID]bool) error {
	if err := checkArticleID(id); err != nil {
		return err
	}
	if seen[id] {
		return fmt.Errorf("%s stands in the index twice", id)
	}
	if id < *last {
		return fmt.Errorf("%s stands after %s; entries are sorted by id", id, *last)
	}
	seen[id], *last = true, id
	return nil
}
