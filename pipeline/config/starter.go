package config

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed all:starter
var starter embed.FS

// Starter returns the files of a new workspace by their path in it: a
// configuration with comments and a first article.
func Starter() map[string][]byte {
	files := map[string][]byte{}
	// The files are part of the program, so reading them cannot fail.
	_ = fs.WalkDir(starter, "starter", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := starter.ReadFile(path)
		files[strings.TrimPrefix(path, "starter/")] = b
		return err
	})
	return files
}
