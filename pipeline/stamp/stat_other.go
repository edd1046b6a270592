//go:build !linux

package stamp

import "io/fs"

func entryOf(info fs.FileInfo) Entry {
	return Entry{Size: info.Size(), ModTime: info.ModTime().UnixNano()}
}
