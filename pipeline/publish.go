package pipeline

import (
	"context"
	"fmt"
	"slices"
)

// publish makes a release of every pack that the sources feed.
func (t *trip) publish(ctx context.Context, sources []Source, run *Run) error {
	var packs []string
	for _, s := range sources {
		packs = append(packs, s.Pack)
	}
	slices.Sort(packs)
	for _, name := range slices.Compact(packs) {
		rel, err := t.Publish(ctx, name, run)
		if err != nil {
			return fmt.Errorf("publish %s: %w", name, err)
		}
		if rel.New {
			run.Counts.Releases++
		}
		run.Releases = append(run.Releases, rel)
		t.tell(Event{Kind: PackPublished, Stage: "publish", Source: name})
	}
	return t.forget(run)
}

// forget drops what is known of articles that are no more, once no pack has
// them.
func (t *trip) forget(run *Run) error {
	for _, w := range run.Withdrawn {
		if err := t.Ledger.Forget(w.Article); err != nil {
			return err
		}
	}
	for _, d := range run.Duplicates {
		if _, known := t.known[d.Article]; known {
			if err := t.Ledger.Forget(d.Article); err != nil {
				return err
			}
		}
	}
	return nil
}
