package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/depot"
	"github.com/wordferry/wordferry/pipeline/pack"
)

func packCommand(a *app) *cobra.Command {
	var from string
	c := &cobra.Command{
		Use:   "pack",
		Short: "List, show and verify published packs",
		Args:  named,
		RunE:  help,
	}
	c.PersistentFlags().StringVar(&from, "depot", "", "folder of the depot (default: the workspace's)")
	c.AddCommand(
		a.jsonFlag(&cobra.Command{
			Use: "list", Short: "List the packs of a depot", Example: "  wordferry pack list --depot out", Args: cobra.NoArgs,
			RunE: func(cmd *cobra.Command, _ []string) error { return a.runPackList(cmd.Context(), from) },
		}),
		a.jsonFlag(&cobra.Command{
			Use: "show PACK", Short: "Show the current release of a pack", Example: "  wordferry pack show clinic", Args: cobra.ExactArgs(1),
			RunE: func(cmd *cobra.Command, args []string) error { return a.runPackShow(cmd.Context(), from, args[0]) },
		}),
		&cobra.Command{
			Use: "verify [PACK…]", Short: "Check every byte of the current releases", Example: "  wordferry pack verify",
			Long: "Verify follows every link of the current releases and checks size, digest and form of\neach document and file.",
			RunE: func(cmd *cobra.Command, args []string) error { return a.runPackVerify(cmd.Context(), from, args) },
		},
	)
	return c
}

// openDepot opens a depot to read from.
func (a *app) openDepot(ctx context.Context, dir string) (*depot.Depot, string, error) {
	if dir == "" {
		cfg, err := a.loadConfig(nil)
		if err != nil {
			return nil, "", err
		}
		dir = cfg.Path(cfg.Out)
	}
	if _, err := os.Stat(dir); err != nil {
		return nil, "", &pipeline.Fault{Code: pipeline.NotFound, Where: dir, Msg: "there is no depot", Hint: "publish first: wordferry run", Err: err}
	}
	d, err := depot.Open(ctx, dir)
	return d, dir, err
}

// packNames lists the packs of a depot by their pointers.
func packNames(dir string) ([]string, error) {
	found, err := fs.Glob(os.DirFS(dir), "*/channels/"+channel+".json")
	if err != nil {
		return nil, err
	}
	for i, f := range found {
		found[i] = filepath.Dir(filepath.Dir(f))
	}
	return found, nil
}

type packInfo struct {
	Pack    string                 `json:"pack"`
	Channel string                 `json:"channel"`
	Seq     int64                  `json:"seq"`
	SHA256  pipeline.Digest        `json:"manifest"`
	Locales map[string]pack.Locale `json:"locales"`
}

func (a *app) runPackList(ctx context.Context, dir string) error {
	d, dir, err := a.openDepot(ctx, dir)
	if err != nil {
		return err
	}
	defer d.Close()
	names, err := packNames(dir)
	if err != nil {
		return err
	}
	infos := []packInfo{}
	for _, n := range names {
		info, _, err := readPack(ctx, d, n)
		if err != nil {
			return err
		}
		infos = append(infos, info)
	}
	if a.json {
		return writeJSONLine(a.out, map[string]any{"packs": infos})
	}
	t := table{{{text: "pack", style: dim}, {text: "channel", style: dim}, {text: "release", style: dim, right: true}, {text: "locales", style: dim, right: true}, {text: "manifest", style: dim}}}
	for _, i := range infos {
		t = append(t, []cell{{text: i.Pack, style: bold}, {text: i.Channel}, {text: fmt.Sprint(i.Seq), right: true}, {text: fmt.Sprint(len(i.Locales)), right: true}, {text: i.SHA256.Short(), style: dim}})
	}
	screenOf(a.out).print(t)
	return nil
}

func readPack(ctx context.Context, d *depot.Depot, name string) (packInfo, pack.Release, error) {
	pointer, err := d.Pointer(ctx, name, channel)
	if err != nil {
		return packInfo{}, pack.Release{}, err
	}
	ptr, err := pack.ReadPointer(pointer)
	if err != nil {
		return packInfo{}, pack.Release{}, err
	}
	rel, err := readRelease(ctx, d, pointer)
	return packInfo{name, channel, ptr.Seq, ptr.Manifest.SHA256, rel.Manifest.Locales}, rel, err
}

func (a *app) runPackShow(ctx context.Context, dir, name string) error {
	d, _, err := a.openDepot(ctx, dir)
	if err != nil {
		return err
	}
	defer d.Close()
	info, rel, err := readPack(ctx, d, name)
	if err != nil {
		return err
	}
	if a.json {
		return writeJSONLine(a.out, map[string]any{"pack": info, "indexes": rel.Indexes})
	}
	s := screenOf(a.out)
	fmt.Fprintf(s.w, "%s/%s release %d\n\n", s.paint(bold, name), channel, info.Seq)
	t := table{{{text: "locale", style: dim}, {text: "article", style: dim}, {text: "status", style: dim}, {text: "done", style: dim, right: true}, {text: "title", style: dim}}}
	for _, tag := range slices.Sorted(maps.Keys(rel.Indexes)) {
		x := rel.Indexes[tag]
		for _, art := range x.Articles {
			done := pipeline.Coverage{Segments: art.Coverage.Segments, Done: art.Coverage.Done}
			t = append(t, []cell{{text: tag, style: bold}, {text: string(art.ID)}, {text: art.Status}, {text: percent(done.Ratio()), right: true}, {text: clip(art.Title, 60), style: dim}})
		}
		for _, h := range x.Held {
			t = append(t, []cell{{text: tag, style: bold}, {text: string(h.ID)}, {text: "held back", style: red}, {}, {text: h.Reason, style: dim}})
		}
		for _, w := range x.Withdrawn {
			t = append(t, []cell{{text: tag, style: bold}, {text: string(w.ID)}, {text: "withdrawn", style: red}, {}, {text: w.Reason, style: dim}})
		}
	}
	s.print(t)
	return nil
}

func (a *app) runPackVerify(ctx context.Context, dir string, names []string) error {
	d, dir, err := a.openDepot(ctx, dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if len(names) == 0 {
		if names, err = packNames(dir); err != nil {
			return err
		}
	}
	faults := verifyPacks(ctx, d, names, func(name string) {
		fmt.Fprintf(a.out, "%s: every byte is as the channel's pointer says\n", name)
	})
	if len(faults) > 0 {
		printError(a.errs, errors.Join(faults...))
		return outcome(exitFailed)
	}
	return nil
}

// verifyPacks checks the current releases of packs, and names each that is
// right.
func verifyPacks(ctx context.Context, d *depot.Depot, names []string, right func(name string)) (faults []error) {
	for _, n := range names {
		pointer, err := d.Pointer(ctx, n, channel)
		if err == nil {
			err = pack.Verify(func(g pipeline.Digest) ([]byte, error) { return d.Get(ctx, g) }, pointer)
		}
		if err != nil {
			faults = append(faults, err)
			continue
		}
		right(n)
	}
	return faults
}

// eachPublished calls f with every article of a locale as the current
// releases have it in JSON.
func (a *app) eachPublished(ctx context.Context, locale string, f func(id string, data []byte) error) error {
	d, dir, err := a.openDepot(ctx, "")
	if err != nil {
		return err
	}
	defer d.Close()
	names, err := packNames(dir)
	if err != nil {
		return err
	}
	for _, n := range names {
		_, rel, err := readPack(ctx, d, n)
		if err != nil {
			return err
		}
		for _, art := range rel.Indexes[locale].Articles {
			data, err := d.Get(ctx, art.Files["json"].SHA256)
			if err != nil {
				return err
			}
			if err := f(string(art.ID), data); err != nil {
				return err
			}
		}
	}
	return nil
}
