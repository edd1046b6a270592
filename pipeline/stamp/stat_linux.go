package stamp

import (
	"io/fs"
	"syscall"
)

func entryOf(info fs.FileInfo) Entry {
	e := Entry{Size: info.Size(), ModTime: info.ModTime().UnixNano()}
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		e.Inode, e.Change = int64(st.Ino), st.Ctim.Nano()
	}
	return e
}
