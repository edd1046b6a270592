package pack

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"github.com/gowebpki/jcs"
	"golang.org/x/text/unicode/norm"
)

// MaxDepth is how deep objects and arrays of a document may stand in each
// other.
const MaxDepth = 64

// MaxInteger is the largest number that every reader of JSON keeps exactly,
// 2^53-1.
const MaxInteger = 1<<53 - 1

// Canonical writes v as RFC 8785 has it. It fails if v holds text that is not
// in NFC or a number that is not whole, which Strict would refuse.
func Canonical(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	if err := Strict(b); err != nil {
		return nil, err
	}
	return jcs.Transform(b)
}

// CheckCanonical tells what keeps data from being the canonical form of a JSON
// document.
func CheckCanonical(data []byte) error {
	if err := Strict(data); err != nil {
		return err
	}
	want, err := jcs.Transform(data)
	if err != nil {
		return err
	}
	if !bytes.Equal(data, want) {
		at := 0
		for at < len(data) && at < len(want) && data[at] == want[at] {
			at++
		}
		return fmt.Errorf("not in canonical form (RFC 8785) from byte %d on", at)
	}
	return nil
}

// Strict reads one JSON document and refuses what readers disagree about:
// bytes that are not UTF-8, a byte order mark, text not in NFC, duplicate
// members, nesting beyond MaxDepth, numbers that are not whole or beyond
// MaxInteger, anything after the document.
func Strict(data []byte) error {
	switch {
	case bytes.HasPrefix(data, []byte("\ufeff")):
		return errors.New("begins with a byte order mark")
	case !utf8.Valid(data):
		return errors.New("is not UTF-8")
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := strictValue(d, 0); err != nil {
		return fmt.Errorf("%w (near byte %d)", err, d.InputOffset())
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("has something after its end (byte %d)", d.InputOffset())
	}
	return nil
}

func strictValue(d *json.Decoder, depth int) error {
	t, err := d.Token()
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	if err != nil {
		return err
	}
	switch t := t.(type) {
	case json.Number:
		return strictNumber(t.String())
	case string:
		if !norm.NFC.IsNormalString(t) {
			return errors.New("has text that is not in NFC")
		}
	case json.Delim:
		if depth == MaxDepth {
			return fmt.Errorf("nested deeper than %d", MaxDepth)
		}
		return strictInside(d, t, depth+1)
	}
	return nil
}

// strictInside reads what stands between the brackets, and the closing one.
func strictInside(d *json.Decoder, bracket json.Delim, depth int) error {
	seen := map[string]bool{}
	for d.More() {
		if bracket == '{' {
			t, err := d.Token()
			if err != nil {
				return err
			}
			name := t.(string) // the decoder lets nothing else stand here
			if seen[name] {
				return fmt.Errorf("member %q stands twice in one object", name)
			}
			if !norm.NFC.IsNormalString(name) {
				return errors.New("has text that is not in NFC")
			}
			seen[name] = true
		}
		if err := strictValue(d, depth); err != nil {
			return err
		}
	}
	_, err := d.Token()
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func strictNumber(s string) error {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n > MaxInteger || n < -MaxInteger || strconv.FormatInt(n, 10) != s {
		return fmt.Errorf("number %.40s is not a whole number up to 2^53-1", s)
	}
	return nil
}

// decode reads a document of a schema in canonical form into v. Every member
// that v has must be there, spelled exactly so: encoding/json alone would take
// "Seq" for "seq", and leave out what is missing. Members that v does not know
// are left alone, as later versions of a schema may add some.
func decode(data []byte, schema string, v any) error {
	if err := CheckCanonical(data); err != nil {
		return err
	}
	var is any
	if err := unmarshal(data, &is); err != nil {
		return err
	}
	if m, _ := is.(map[string]any); m["schema"] != schema {
		return fmt.Errorf("is not a document of schema %q; it names %v", schema, m["schema"])
	}
	if err := json.Unmarshal(data, v); err != nil {
		return err
	}
	back, err := json.Marshal(v)
	if err != nil {
		return err
	}
	var want any
	if err := unmarshal(back, &want); err != nil {
		return err
	}
	return covers(is, want, "")
}

func unmarshal(data []byte, v *any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	return d.Decode(v)
}

// covers tells whether everything in want is in have.
func covers(have, want any, at string) error {
	switch want := want.(type) {
	case nil:
		return fmt.Errorf("%s is null", at)
	case map[string]any:
		m, ok := have.(map[string]any)
		if !ok {
			return fmt.Errorf("%s is no object", at)
		}
		for _, name := range sortedKeys(want) {
			v, ok := m[name]
			if !ok {
				return fmt.Errorf("%s has no member %q", cmp.Or(at, "it"), name)
			}
			if err := covers(v, want[name], at+"/"+name); err != nil {
				return err
			}
		}
	case []any:
		l, ok := have.([]any)
		if !ok || len(l) != len(want) {
			return fmt.Errorf("%s is no list of %d", at, len(want))
		}
		for i := range want {
			if err := covers(l[i], want[i], at+"/"+strconv.Itoa(i)); err != nil {
				return err
			}
		}
	default:
		if have != want {
			return fmt.Errorf("%s is not written as it should be", at)
		}
	}
	return nil
}
