package memory

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"
	"unicode"
	"unsafe"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// A side file is a volume as it lies in memory, so that it can be mapped: a
// header, then sections of little-endian numbers, each at a multiple of
// sectionAlign. Nothing in it is true by itself: it is made of the rows, and
// what is missing, torn or of another version is made again.

const (
	fileMagic = "\x89wfm\r\n\x1a\n" // shows a transfer as text
	// fileFormat changes with the layout, the tokens, the normal form, the
	// hashes and the order of features.
	fileFormat   = 3
	sectionAlign = 64
	mostHeader   = 1 << 20
)

// fileHeader comes after the magic, its own length and its checksum.
type fileHeader struct {
	Format    int
	Unicode   string // of the tables that tokens and normal forms are made with
	NFC       string
	From, To  string // the languages, with their scripts
	Threshold int
	Bits      uint8
	Units     int
	Langs     []string
	Sections  []fileSection
}

type fileSection struct {
	Offset, Length int64
	Sum            uint32 // CRC-32C
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func (n pairName) strings() (from, to string) {
	name := func(w written) string { return w.base.String() + "-" + w.script.String() }
	return name(n.from), name(n.to)
}

// sections lists what is written, in this order.
func (v *volume) sections(files []byte) [][]byte {
	return [][]byte{
		files, asBytes(v.lengthFrom), asBytes(v.heads), asBytes(v.more), asBytes(v.same),
		asBytes(v.signatures), asBytes(v.tokensFrom), asBytes(v.tokens),
		v.rarity, asBytes(v.postingsFrom), asBytes(v.postings), v.texts,
	}
}

// checkedAtOnce is how many of the sections are small enough to be checked
// before the first lookup.
const checkedAtOnce = 2

func asBytes[T any](s []T) []byte {
	var one T
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(s))), len(s)*int(unsafe.Sizeof(one)))
}

// asSlice shows a section as numbers. Sections stand at multiples of
// sectionAlign of what is mapped or allocated, so they are aligned.
func asSlice[T any](b []byte, to *[]T) error {
	var one T
	size := int(unsafe.Sizeof(one))
	if len(b)%size != 0 || len(b) > 0 && uintptr(unsafe.Pointer(unsafe.SliceData(b)))%unsafe.Alignof(one) != 0 {
		return errDamaged
	}
	*to = unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/size)
	return nil
}

var (
	errDamaged = errors.New("is damaged")
	errOther   = errors.New("is of another version or of other languages")
)

func littleEndian() bool {
	one := uint16(1)
	return *(*byte)(unsafe.Pointer(&one)) == 1
}

// save writes a volume to a file, all or nothing.
func (v *volume) save(path string, name pairName) (err error) {
	if !littleEndian() {
		return nil // such a machine makes the index anew each time
	}
	h := fileHeader{Format: fileFormat, Unicode: unicode.Version, NFC: norm.Version, Threshold: v.threshold, Bits: v.bits, Units: v.count}
	h.From, h.To = name.strings()
	for _, t := range v.langs {
		h.Langs = append(h.Langs, t.String())
	}
	sections := v.sections(v.packFiles())
	offset := int64(0) // from behind the header
	for _, s := range sections {
		h.Sections = append(h.Sections, fileSection{offset, int64(len(s)), crc32.Checksum(s, castagnoli)})
		offset += (int64(len(s)) + sectionAlign - 1) / sectionAlign * sectionAlign
	}
	text, err := json.Marshal(h)
	if err != nil {
		return err
	}
	head := append([]byte(fileMagic), make([]byte, 8)...)
	binary.LittleEndian.PutUint32(head[8:], uint32(len(text)))
	binary.LittleEndian.PutUint32(head[12:], crc32.Checksum(text, castagnoli))
	head = append(head, text...)

	dir, base := filepath.Split(path)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	removeRemains(path)
	f, err := os.CreateTemp(dir, base+".*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, f.Close(), os.Remove(f.Name()))
		}
	}()
	var pad [sectionAlign]byte
	for _, s := range append([][]byte{head}, sections...) {
		if _, err := f.Write(s); err != nil {
			return err
		}
		if over := len(s) % sectionAlign; over > 0 {
			if _, err := f.Write(pad[over:]); err != nil {
				return err
			}
		}
	}
	if err := f.Chmod(0o644); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	if d, err := os.Open(filepath.Dir(path)); err == nil {
		_ = d.Sync() // not every system can
		_ = d.Close()
	}
	return nil
}

// removeRemains deletes what a process left that was killed while it wrote.
func removeRemains(path string) {
	old, _ := filepath.Glob(path + ".*.tmp")
	for _, name := range old {
		if info, err := os.Stat(name); err == nil && time.Since(info.ModTime()) > time.Hour {
			_ = os.Remove(name)
		}
	}
}

// openVolume maps a side file. What is small in it has been checked; check
// does the rest.
func openVolume(path string, name pairName, threshold int) (v *volume, check func() error, err error) {
	if !littleEndian() {
		return nil, nil, errOther
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	h, start, err := readHeader(f)
	if err != nil {
		return nil, nil, err
	}
	from, to := name.strings()
	if h.Format != fileFormat || h.Unicode != unicode.Version || h.NFC != norm.Version || h.From != from || h.To != to || h.Threshold != threshold {
		return nil, nil, errOther
	}
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	for _, s := range h.Sections {
		if s.Offset < 0 || s.Length < 0 || s.Offset%sectionAlign != 0 || s.Offset > info.Size() || s.Length > info.Size()-start-s.Offset {
			return nil, nil, errDamaged
		}
	}
	data, unmap, err := mapFile(f, info.Size())
	if err != nil {
		return nil, nil, err
	}
	if v, err = volumeFrom(h, data[start:]); err != nil {
		unmap()
		return nil, nil, err
	}
	// Lookups hold the volume until they have copied what they return.
	runtime.AddCleanup(v, func(unmap func()) { unmap() }, unmap)
	return v, func() error { return checkSections(v, h, data[start:], checkedAtOnce, len(h.Sections)) }, nil
}

func readHeader(r io.Reader) (h fileHeader, start int64, err error) {
	var head [len(fileMagic) + 8]byte
	if _, err := io.ReadFull(r, head[:]); err != nil || string(head[:len(fileMagic)]) != fileMagic {
		return h, 0, errDamaged
	}
	n := binary.LittleEndian.Uint32(head[8:])
	if n > mostHeader {
		return h, 0, errDamaged
	}
	text := make([]byte, n)
	if _, err := io.ReadFull(r, text); err != nil || crc32.Checksum(text, castagnoli) != binary.LittleEndian.Uint32(head[12:]) {
		return h, 0, errDamaged
	}
	if err := json.Unmarshal(text, &h); err != nil {
		return h, 0, errOther
	}
	return h, (int64(len(head)) + int64(n) + sectionAlign - 1) / sectionAlign * sectionAlign, nil
}

// volumeFrom shows sections as a volume.
func volumeFrom(h fileHeader, data []byte) (*volume, error) {
	v := &volume{threshold: h.Threshold, bits: h.Bits, count: h.Units}
	if len(h.Sections) != len(v.sections(nil)) || h.Bits > 32 {
		return nil, errOther
	}
	section := func(i int) []byte {
		s := h.Sections[i]
		return data[s.Offset : s.Offset+s.Length : s.Offset+s.Length]
	}
	if err := checkSections(v, h, data, 0, checkedAtOnce); err != nil {
		return nil, err
	}
	for _, s := range h.Langs {
		t, err := language.Parse(s)
		if err != nil {
			return nil, errDamaged
		}
		v.langs = append(v.langs, t)
	}
	v.rarity, v.texts = section(8), section(11)
	err := errors.Join(
		v.unpackFiles(section(0)), asSlice(section(1), &v.lengthFrom), asSlice(section(2), &v.heads),
		asSlice(section(3), &v.more), asSlice(section(4), &v.same),
		asSlice(section(5), &v.signatures), asSlice(section(6), &v.tokensFrom), asSlice(section(7), &v.tokens),
		asSlice(section(9), &v.postingsFrom), asSlice(section(10), &v.postings),
	)
	features := 1 << h.Bits
	if err != nil || len(v.lengthFrom) < 2 ||
		len(v.tokensFrom) != len(v.signatures)+1 || len(v.rarity) != features || len(v.postingsFrom) != features+1 ||
		len(v.same) == 0 || len(v.same)&(len(v.same)-1) != 0 || len(v.same) <= v.entries() ||
		int(v.lengthFrom[len(v.lengthFrom)-1]) != len(v.signatures) || len(v.signatures) > v.entries() ||
		len(v.texts) < recordAlign {
		return nil, errDamaged
	}
	return v, nil
}

// checkSections compares the checksums of sections. It holds the volume, for
// the data are there only as long as that is.
func checkSections(v *volume, h fileHeader, data []byte, from, to int) error {
	for _, s := range h.Sections[from:to] {
		if crc32.Checksum(data[s.Offset:s.Offset+s.Length], castagnoli) != s.Sum {
			return errDamaged
		}
	}
	runtime.KeepAlive(v)
	return nil
}

// packFiles writes the table of files: a count, and for each its name, the
// digest of its content, how many units it has and where.
func (v *volume) packFiles() []byte {
	b := binary.AppendUvarint(nil, uint64(len(v.files)))
	for _, f := range v.files {
		b = binary.AppendUvarint(b, uint64(len(f.name)))
		b = append(b, f.name...)
		b = append(b, f.content[:]...)
		b = binary.AppendUvarint(b, uint64(f.units))
		b = binary.AppendUvarint(b, uint64(f.from))
		b = binary.AppendUvarint(b, uint64(f.to))
	}
	return b
}

func (v *volume) unpackFiles(b []byte) error {
	r := bytes.NewReader(b)
	number := func(most uint64) int64 {
		n, err := binary.ReadUvarint(r)
		if err != nil || n > most {
			return -1
		}
		return int64(n)
	}
	n := number(uint64(len(b)))
	if n < 0 {
		return errDamaged
	}
	v.files = make([]volumeFile, 0, min(n, 1<<16))
	for range n {
		var f volumeFile
		size := number(uint64(r.Len()))
		if size < 0 {
			return errDamaged
		}
		name := make([]byte, size)
		_, err1 := io.ReadFull(r, name)
		_, err2 := io.ReadFull(r, f.content[:])
		units := number(1<<32 - 1)
		from := number(1<<32 - 1)
		to := number(1<<32 - 1)
		if err1 != nil || err2 != nil || units < 0 || from < 0 || to < from {
			return errDamaged
		}
		f.name, f.units, f.span = string(name), uint32(units), span{uint32(from), uint32(to)}
		v.files = append(v.files, f)
	}
	if r.Len() != 0 {
		return fmt.Errorf("the table of files %w", errDamaged)
	}
	return nil
}
