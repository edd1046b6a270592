package config

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Databases by which a folder is known to hold a memory: that of a workspace,
// and that of a memory alone.
const (
	WorkspaceDatabase = ".wordferry/wordferry.db"
	MemoryDatabase    = "memory.db"
)

// Database is the file that has the units of a memory in another folder.
func (c *Config) Database(m NamedMemory) string {
	folder := c.Path(m.Folder)
	if alone := filepath.Join(folder, MemoryDatabase); exists(alone) {
		return alone
	}
	return filepath.Join(folder, filepath.FromSlash(WorkspaceDatabase))
}

func (c *Config) checkMemory(r *report, i int) {
	m := &c.Memory.Memories[i]
	at := "memory/memories/" + strconv.Itoa(i)
	in := fmt.Sprintf("memory %q", m.Name)
	switch {
	case m.Name == "":
		in = fmt.Sprintf("memory %d", i+1)
		r.add(at+"/name", "add a name, as in - name: vendor", "%s has no \"name\"", in)
	case !isName(m.Name):
		r.add(at+"/name", "letters a to z, digits and -, as in old-vendor", "the name %q of a memory must be made of a-z, 0-9 and -", cut(m.Name))
	default:
		if j := slices.IndexFunc(c.Memory.Memories, func(o NamedMemory) bool { return o.Name == m.Name }); j < i {
			r.add(at+"/name", "the first stands in "+r.shownAt(fmt.Sprintf("memory/memories/%d/name", j)), "the memory %q stands twice", m.Name)
		}
	}
	switch {
	case len(m.Files) > 0 && m.Folder != "":
		r.add(at+"/folder", "make two memories of it", "%s has \"files\" and a \"folder\"; it is one of them", in)
	case m.Folder != "":
		c.checkFolder(r, m, at, in)
	case len(m.Files) == 0:
		r.add(at+"/files", fmt.Sprintf("add files: [locales/memory/%s-*.tmx], or folder: ../other-workspace", m.Name), "%s has no \"files\" and no \"folder\"", in)
	}
	for j, p := range m.Files {
		here := fmt.Sprintf("%s/files/%d", at, j)
		switch {
		case !r.pattern(here, p, "in "+in):
		case !strings.EqualFold(filepath.Ext(p), ".tmx"):
			r.add(here, "memories are exchanged as TMX: *.tmx", "%q in %s names no TMX files", cut(p), in)
		case !strings.ContainsAny(p, `*?[{\`) && !exists(c.Path(p)):
			r.add(here, "", "%s does not exist", p)
		}
	}
}

func (c *Config) checkFolder(r *report, m *NamedMemory, at, in string) {
	here := at + "/folder"
	_, said := r.lines[at+"/read_only"]
	switch {
	case said && !m.ReadOnly:
		r.add(at+"/read_only", "leave the key out", "%s stands in another folder, and that is only read", in)
	case !exists(c.Path(m.Folder)):
		r.add(here, "", "%s does not exist", m.Folder)
	case filepath.Clean(c.Path(m.Folder)) == c.Root:
		r.add(here, "what people write here needs no name", "%s is this workspace itself", in)
	case !exists(c.Database(*m)):
		r.add(here, "wordferry memory stats in that workspace, or wordferry memory import --memory FOLDER FILE.tmx, makes one", "%s holds no memory yet", m.Folder)
	}
	m.ReadOnly = true
}
