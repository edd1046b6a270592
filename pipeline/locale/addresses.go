package locale

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// maxFirstLine is how much of a file is looked at for its first line, in bytes.
const maxFirstLine = 16 << 10

// Addresses tells where the articles of a source came from that have an
// address, by the names of the articles. Those that skip says are left out
// unread; files that cannot be read say nothing here.
func (s *Store) Addresses(source string, skip func(article string) bool) (map[string]string, error) {
	articles, err := s.list(source)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, a := range articles {
		id := pipeline.ArticleID(source + "/" + a.Name())
		if _, bad := folder(id); bad != nil || !a.IsDir() || skip(a.Name()) {
			continue
		}
		files, err := s.Files(id)
		if err != nil {
			return nil, err
		}
		for _, name := range files {
			if path.Base(name) == stateFile {
				continue
			}
			line, err := s.firstLine(name)
			if err != nil {
				return nil, err
			}
			if !strings.HasPrefix(line, "# article: ") || strings.Contains(line, "   target: ") {
				continue
			}
			if _, address, ok := strings.Cut(line, "   from: "); ok {
				out[a.Name()] = address
			}
			break
		}
	}
	return out, nil
}

func (s *Store) firstLine(name string) (string, error) {
	f, err := os.Open(filepath.Join(s.root, filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 0, 512), maxFirstLine)
	if !sc.Scan() {
		return "", nil
	}
	return strings.TrimPrefix(sc.Text(), bom), nil
}
