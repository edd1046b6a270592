package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/wordferry/wordferry/pipeline"
)

// Name of the file that is looked for.
const Name = "config.yaml"

// A larger file is no configuration, bytes.
const maxSize = 1 << 20

// file is a configuration file as it was read.
type file struct {
	path  string     // absolute
	shown string     // as a person would type it
	root  *yaml.Node // the document; nil when the file is empty
}

func open(path string) (*file, error) {
	if path == "" {
		path = os.Getenv("WORDFERRY_CONFIG")
	}
	shown := path
	if path == "" {
		var err error
		if path, shown, err = search(); err != nil {
			return nil, err
		}
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, &pipeline.Fault{Where: shown, Msg: "cannot be found", Err: err}
	}
	b, err := read(abs)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &pipeline.Fault{Code: pipeline.NotFound, Where: shown, Msg: "there is no such file", Hint: "wordferry init FOLDER writes a workspace to start from"}
	case err != nil:
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Where: shown, Msg: "cannot be read", Err: err}
	}
	f := &file{path: abs, shown: filepath.ToSlash(shown)}
	f.root, err = parse(b, f.shown)
	return f, err
}

// search looks for the file in the current folder and those above it.
func search() (path, shown string, err error) {
	here, err := os.Getwd()
	if err != nil {
		return "", "", &pipeline.Fault{Msg: "the current folder cannot be told", Err: err}
	}
	for dir := here; ; dir = filepath.Dir(dir) {
		path = filepath.Join(dir, Name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			if shown, err = filepath.Rel(here, path); err != nil {
				shown = path
			}
			return path, shown, nil
		}
		if dir == filepath.Dir(dir) {
			return "", "", &pipeline.Fault{
				Code: pipeline.NotFound, Msg: "there is no " + Name + " here or in a folder above",
				Hint: "wordferry init FOLDER writes a workspace to start from",
			}
		}
	}
}

func read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err == nil && len(b) > maxSize {
		err = fmt.Errorf("it is larger than %d KiB", maxSize>>10)
	}
	return b, err
}

// parse reads one YAML document.
func parse(b []byte, shown string) (*yaml.Node, error) {
	if line, col, ok := badCharacter(b); ok {
		return nil, broken(b, shown, line, col, "a character that text does not have; save the file as UTF-8")
	}
	var doc yaml.Node
	d := yaml.NewDecoder(bytes.NewReader(b))
	switch err := d.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		line, msg := syntaxError(err)
		return nil, broken(b, shown, lastGood(b, line-1)+1, 0, msg)
	}
	var more yaml.Node
	if err := d.Decode(&more); err == nil {
		return nil, broken(b, shown, more.Line, more.Column, "a second document; a configuration is one")
	}
	return doc.Content[0], nil
}

// badCharacter finds the first control character or byte that is not UTF-8.
func badCharacter(b []byte) (line, col int, found bool) {
	line, col = 1, 1
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == '\n':
			line, col = line+1, 0
		case r == utf8.RuneError && n == 1, r < ' ' && r != '\t' && r != '\r', r == 0x7F:
			return line, col, true
		}
		i, col = i+n, col+1
	}
	return 0, 0, false
}

// syntaxError takes the line out of the decoder's message, 1 when it has none.
func syntaxError(err error) (line int, msg string) {
	msg = strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(msg, "line "); ok {
		if n, after, ok := strings.Cut(rest, ": "); ok {
			if line, err := strconv.Atoi(n); err == nil {
				return line, after
			}
		}
	}
	return 1, msg
}

// lastGood counts the lines before the one that cannot be read. The decoder
// names the line where it noticed or the one where the thing around it began;
// the most lines that can be read without the rest say it better.
func lastGood(b []byte, guess int) int {
	const mostLines, mostBytes = 1000, 64 << 10 // each line is a parse
	lines := bytes.SplitAfter(b, []byte("\n"))
	if len(lines) > mostLines || len(b) > mostBytes {
		return guess
	}
	end := len(b)
	for n := len(lines) - 1; n > 0; n-- {
		end -= len(lines[n])
		var doc yaml.Node
		if yaml.Unmarshal(b[:end], &doc) == nil {
			return n
		}
	}
	return 0
}

// broken is the fault of a file that is not YAML. The decoder gives no
// column: without one it is that of what is known to be wrong, or of the
// line's first character.
func broken(b []byte, shown string, line, col int, msg string) error {
	lines := bytes.Split(b, []byte("\n"))
	line = max(1, min(line, len(lines)))
	here := strings.TrimRight(strings.ToValidUTF8(string(lines[line-1]), "\uFFFD"), "\r")
	indent := len(here) - len(strings.TrimLeft(here, " \t"))
	hint := ""
	if tab := strings.IndexByte(here[:indent], '\t'); tab >= 0 {
		col, hint = tab+1, "YAML is indented with spaces, never with tabs"
	} else if strings.HasPrefix(msg, "mapping values") {
		hint = "a text with a colon and a space in it needs quotation marks"
		if first, rest, ok := strings.Cut(here, ": "); ok {
			if more, _, ok := strings.Cut(rest, ": "); ok {
				col = utf8.RuneCountInString(first+more) + 3
			}
		}
	}
	if col == 0 {
		col = indent + 1
	}
	return &pipeline.Fault{
		Code: pipeline.Invalid, Where: fmt.Sprintf("%s:%d:%d", shown, line, col),
		Msg: fmt.Sprintf("not YAML: %s: %q", msg, cut(strings.TrimSpace(here))), Hint: hint,
	}
}

func cut(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) > most {
		return string([]rune(s)[:most]) + "…"
	}
	return s
}
