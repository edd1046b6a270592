package depot

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gocloud.dev/gcerrors"

	"github.com/wordferry/wordferry/pipeline"
)

// siteList is the file that remembers which plain files are ours, as sha256sum
// writes and checks it. A file that is about to change stands there with a
// digest of zeros, which no content has.
const siteList = "site/SHA256SUMS"

// Site makes the plain files under site/ those given, by path: each is a copy
// of a blob. A file is replaced whole, and left alone when it is right. Files
// that an earlier Site wrote and that are not asked for any more are removed;
// nothing else ever is. Where somebody else's file stands in the way of one of
// ours, that is an error, and all others are still written.
func (d *Depot) Site(ctx context.Context, files map[string]pipeline.Digest) error {
	for _, name := range sortedKeys(files) {
		if err := checkSitePath(name); err != nil {
			return &pipeline.Fault{Code: pipeline.Invalid, Where: name, Msg: "cannot be the path of a plain file", Err: err}
		}
	}
	ours, err := d.siteFiles(ctx)
	if err != nil {
		return err
	}
	wrong, foreign, err := d.compareSite(ctx, files, ours)
	if err != nil {
		return err
	}
	want := maps.Clone(files)
	maps.DeleteFunc(want, func(name string, _ pipeline.Digest) bool { return foreign[name] != nil })
	if len(wrong) > 0 || !maps.Equal(ours, want) {
		if err := d.changeSite(ctx, ours, want, wrong); err != nil {
			return err
		}
	}
	var faults []error
	for _, name := range sortedKeys(foreign) {
		faults = append(faults, foreign[name])
	}
	return errors.Join(faults...)
}

// changeSite writes the wrong files and removes what is ours and not wanted.
// The list goes first, with all that is or will be ours, so that a run that is
// killed half-way leaves no file that the next one does not know.
func (d *Depot) changeSite(ctx context.Context, ours, want map[string]pipeline.Digest, wrong []string) error {
	all := maps.Clone(ours)
	for _, name := range wrong {
		all[name] = pipeline.Digest{}
	}
	if err := d.writeSiteList(ctx, all); err != nil {
		return err
	}
	for _, name := range wrong {
		data, err := d.Get(ctx, want[name])
		if err != nil {
			return err
		}
		if err := d.replace(ctx, "site/"+name, data); err != nil {
			return err
		}
	}
	for _, name := range sortedKeys(ours) {
		if _, wanted := want[name]; !wanted {
			if err := d.remove(ctx, "site/"+name); err != nil {
				return err
			}
		}
	}
	if err := d.sync(); err != nil {
		return err
	}
	if err := d.writeSiteList(ctx, want); err != nil {
		return err
	}
	return d.sync()
}

// compareSite finds the plain files that are not as they should be, in order,
// and those where somebody else's stands in the way. A file of the right size
// that nobody touched since before the list was written is as the list says; only
// others are read.
func (d *Depot) compareSite(ctx context.Context, files, ours map[string]pipeline.Digest) (wrong []string, foreign map[string]error, err error) {
	var listed time.Time
	if a, err := d.bucket.Attributes(ctx, siteList); err == nil {
		listed = a.ModTime
	}
	there, err := d.siteThere()
	if err != nil {
		return nil, nil, err
	}
	foreign = map[string]error{}
	for _, name := range sortedKeys(files) {
		want := files[name]
		info, exists := there[name]
		known, mine := ours[name]
		switch {
		case !exists:
			wrong = append(wrong, name)
			continue
		case known == want && info.ModTime().Before(listed) && d.sizeIs(ctx, want, info.Size()):
			continue
		}
		data, err := d.bucket.ReadAll(ctx, "site/"+name)
		if err != nil {
			return nil, nil, d.fault("site/"+name, "cannot be read", err)
		}
		switch same := pipeline.DigestOf(data) == want; {
		case same:
		case mine:
			wrong = append(wrong, name)
		default:
			foreign[name] = &pipeline.Fault{
				Code: pipeline.Conflict, Where: d.path("site/" + name), Msg: "is not ours and stands in the way",
				Hint: "move it away and run again",
			}
		}
	}
	return wrong, foreign, nil
}

// SiteStands tells whether every plain file that Site wrote is still there,
// and the blob that it is a copy of. It goes by names; what a file holds is
// looked at by Site.
func (d *Depot) SiteStands(ctx context.Context) (bool, error) {
	ours, err := d.siteFiles(ctx)
	if err != nil {
		return false, err
	}
	missing, err := d.Missing(ctx, slices.Collect(maps.Values(ours)))
	if err != nil || len(missing) > 0 {
		return false, err
	}
	folders := map[string][]string{}
	for name := range ours {
		folder, file := path.Split(name)
		folders[folder] = append(folders[folder], file)
	}
	for folder, files := range folders {
		names, err := namesIn(d.path("site/" + folder))
		if err != nil {
			return false, d.fault("site/"+folder, "cannot be read", err)
		}
		there := make(map[string]bool, len(names))
		for _, name := range names {
			there[name] = true
		}
		if slices.ContainsFunc(files, func(file string) bool { return !there[file] }) {
			return false, nil
		}
	}
	return len(ours) > 0, nil
}

func (d *Depot) siteThere() (map[string]fs.FileInfo, error) {
	there := map[string]fs.FileInfo{}
	root := d.path("site")
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if rel, relErr := filepath.Rel(root, path); err == nil && relErr == nil {
			there[filepath.ToSlash(rel)] = info
		}
		return nil
	})
	if err != nil {
		return nil, d.fault("site", "cannot be read", err)
	}
	return there, nil
}

func (d *Depot) sizeIs(ctx context.Context, digest pipeline.Digest, size int64) bool {
	a, err := d.bucket.Attributes(ctx, blobKey(digest))
	return err == nil && a.Size == size
}

func (d *Depot) siteFiles(ctx context.Context) (map[string]pipeline.Digest, error) {
	ours := map[string]pipeline.Digest{}
	data, err := d.bucket.ReadAll(ctx, siteList)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return ours, nil
	}
	if err != nil {
		return nil, d.fault(siteList, "cannot be read", err)
	}
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if line == "" {
			continue
		}
		sum, name, _ := strings.Cut(line, "  ")
		var digest pipeline.Digest
		err := digest.UnmarshalText([]byte(sum))
		if err == nil {
			err = checkSitePath(name) // a list that was tampered with removes nothing elsewhere
		}
		if err != nil {
			return nil, &pipeline.Fault{
				Code: pipeline.Invalid, Where: fmt.Sprintf("%s:%d", d.path(siteList), i+1), Msg: "cannot be read as the list of our plain files", Err: err,
				Hint: "delete the folder site/ and run again; it is made anew",
			}
		}
		ours[name] = digest
	}
	return ours, nil
}

func (d *Depot) writeSiteList(ctx context.Context, files map[string]pipeline.Digest) error {
	var b strings.Builder
	for _, name := range sortedKeys(files) {
		b.WriteString(files[name].String() + "  " + name + "\n")
	}
	return d.replace(ctx, siteList, []byte(b.String()))
}

func checkSitePath(name string) error {
	if "site/"+name == siteList {
		return fmt.Errorf("%s is the list of the files itself", name)
	}
	for _, e := range strings.Split(name, "/") {
		if err := checkElement(e); err != nil {
			return err
		}
	}
	return nil
}
