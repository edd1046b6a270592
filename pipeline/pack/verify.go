package pack

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// Open gives the bytes of a blob. It need not check them.
type Open func(pipeline.Digest) ([]byte, error)

// Release is everything that a manifest says.
type Release struct {
	Manifest Manifest
	Indexes  map[string]Index // by locale
}

// maxFaults is how many faults Verify lists before it stops looking.
const maxFaults = 50

// Verify follows the chain from the bytes of a pointer to every file of the
// release and checks each link: that the blob is there, has its size and its
// digest; that documents are canonical and of their schema, speak of the same
// pack and locale, and name nothing that cannot safely be a file. The error
// joins every fault found, each a *pipeline.Fault that says where it is.
func Verify(open Open, pointer []byte) error {
	_, err := VerifyRelease(open, pointer)
	return err
}

// VerifyRelease is Verify, and returns what it read.
func VerifyRelease(open Open, pointer []byte) (Release, error) {
	p, err := ReadPointer(pointer)
	if err != nil {
		return Release{}, err
	}
	rel, err := Read(open, p.Pack, p.Manifest)
	if err != nil {
		return Release{}, err
	}
	v := verifier{open: open, seen: map[Ref]bool{}}
	for _, tag := range sortedKeys(rel.Indexes) {
		x := rel.Indexes[tag]
		for i := range x.Articles {
			v.article(x, &x.Articles[i])
		}
	}
	return rel, errors.Join(v.faults...)
}

// ReadPointer reads a pointer strictly.
func ReadPointer(data []byte) (Pointer, error) {
	var p Pointer
	err := decode(data, PointerSchema, &p)
	if err == nil {
		err = checkPointer(p)
	}
	if err != nil {
		return Pointer{}, broken("the channel's pointer", err)
	}
	return p, nil
}

// Read reads a manifest and its indexes, and checks them and the links
// between them.
func Read(open Open, name string, manifest Ref) (Release, error) {
	rel := Release{Indexes: map[string]Index{}}
	where := name + " manifest"
	data, err := fetch(open, manifest)
	if err == nil {
		if err = decode(data, ManifestSchema, &rel.Manifest); err == nil {
			err = checkManifest(rel.Manifest, name)
		}
	}
	if err != nil {
		return Release{}, broken(where, err)
	}
	var faults []error
	for _, tag := range sortedKeys(rel.Manifest.Locales) {
		l := rel.Manifest.Locales[tag]
		var x Index
		data, err := fetch(open, l.Index)
		if err == nil {
			if err = decode(data, IndexSchema, &x); err == nil {
				err = checkIndex(x, name, tag)
			}
		}
		if err == nil && len(x.Articles) != l.Articles {
			err = fmt.Errorf("lists %d articles, the manifest says %d", len(x.Articles), l.Articles)
		}
		if err != nil {
			faults = append(faults, broken(name+" "+tag+" index", err))
			continue
		}
		rel.Indexes[tag] = x
	}
	if err := errors.Join(faults...); err != nil {
		return Release{}, err
	}
	return rel, nil
}

type verifier struct {
	open   Open
	seen   map[Ref]bool
	faults []error
}

func (v *verifier) article(x Index, a *Article) {
	for _, format := range sortedKeys(a.Files) {
		ref := a.Files[format]
		if len(v.faults) >= maxFaults || v.seen[ref] && format != "json" {
			continue
		}
		v.seen[ref] = true
		data, err := fetch(v.open, ref)
		if err == nil && format == "json" {
			err = checkArticle(data, x.Locale, a)
		}
		if err != nil {
			v.faults = append(v.faults, broken(fmt.Sprintf("%s %s %s.%s", x.Pack, x.Locale, a.Slug, format), err))
		}
	}
	for _, path := range sortedKeys(a.Assets) {
		ref := a.Assets[path]
		if len(v.faults) >= maxFaults || v.seen[ref] {
			continue
		}
		v.seen[ref] = true
		if _, err := fetch(v.open, ref); err != nil {
			v.faults = append(v.faults, broken(fmt.Sprintf("%s %s %s: %s", x.Pack, x.Locale, a.Slug, path), err))
		}
	}
}

// checkArticle holds an article against its entry in the index, so that no
// file of one article or locale can stand for another's.
func checkArticle(data []byte, locale string, a *Article) error {
	if err := CheckCanonical(data); err != nil {
		return err
	}
	var doc struct {
		Schema string             `json:"schema"`
		ID     pipeline.ArticleID `json:"id"`
		Locale string             `json:"locale"`
		Slug   string             `json:"slug"`
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return err
	}
	if !strings.HasPrefix(doc.Schema, "article/") {
		return fmt.Errorf("is no article; it names schema %q", doc.Schema)
	}
	if doc.ID != a.ID || doc.Locale != locale || doc.Slug != a.Slug {
		return fmt.Errorf("is %s in %s, named %q; the index says %s in %s, named %q", doc.ID, doc.Locale, doc.Slug, a.ID, locale, a.Slug)
	}
	return nil
}

// fetch opens a blob and checks its size and digest.
func fetch(open Open, r Ref) ([]byte, error) {
	data, err := open(r.SHA256)
	if err != nil {
		return nil, fmt.Errorf("blob %s: %w", r.SHA256.Short(), err)
	}
	if int64(len(data)) != r.Size {
		return nil, fmt.Errorf("blob %s has %d bytes, not %d", r.SHA256.Short(), len(data), r.Size)
	}
	if got := pipeline.DigestOf(data); got != r.SHA256 {
		return nil, fmt.Errorf("blob %s holds other bytes, with digest %s", r.SHA256.Short(), got.Short())
	}
	return data, nil
}

func broken(where string, err error) error {
	hint := "publish the pack again, or get it from where it came from"
	var cause *pipeline.Fault
	if errors.As(err, &cause) && cause.Hint != "" {
		hint = cause.Hint
	}
	return &pipeline.Fault{Code: pipeline.Invalid, Where: where, Msg: "does not verify", Err: err, Hint: hint}
}
