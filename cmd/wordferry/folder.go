package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/config"
	"github.com/wordferry/wordferry/pipeline/store"
)

// folderFiles are the TMX files of a memory in a folder of its own: the files
// are that memory, and the database beside them can be deleted.
const folderFiles = "*.tmx"

// folderDatabase stands beside them.
const folderDatabase = "memory.db"

// openFolder opens a memory in a folder of its own, which is a workspace of
// TMX files alone.
func (a *app) openFolder(ctx context.Context, dir string) (*workspace, error) {
	root, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	cfg := &config.Config{Root: root}
	cfg.Memory.Files = []string{folderFiles}
	w := &workspace{cfg: cfg}
	files, err := w.memoryFiles()
	if err != nil {
		return nil, err
	}
	db := filepath.Join(root, folderDatabase)
	if _, err := os.Stat(db); err != nil && len(files) == 0 {
		return nil, &pipeline.Fault{Code: pipeline.NotFound, Where: dir, Msg: "there is no memory in this folder", Hint: "wordferry memory import --memory " + dir + " FILE.tmx makes one"}
	}
	err = a.openStore(ctx, w, db, store.Open)
	if pipeline.CodeOf(err) == pipeline.Denied {
		err = a.openStore(ctx, w, db, store.OpenCopy)
	}
	return w, err
}

// learnFolder opens the memory in a folder, brought up to date with its files.
func (a *app) learnFolder(ctx context.Context, dir string) (*memories, func() error, error) {
	w, err := a.openFolder(ctx, dir)
	if err != nil {
		return nil, nil, err
	}
	_, broken, err := w.learn(ctx, func(format string, args ...any) { fmt.Fprintf(a.errs, "wordferry: "+format+"\n", args...) })
	if err == nil {
		err = w.saveStamps(ctx)
	}
	if err != nil {
		return nil, nil, errors.Join(err, w.close())
	}
	printFailures(a.errs, broken)
	m := &memories{store: w.store, dir: w.path(memoryDir), of: func(string) int { return -1 }}
	return m, func() error { return errors.Join(m.close(), w.close()) }, nil
}
