//go:build unix

package memory

import (
	"os"

	"golang.org/x/sys/unix"
)

// mapFile maps a file to be read. A file that is written to or cut while it is
// mapped would show; side files are replaced as a whole.
func mapFile(f *os.File, size int64) (data []byte, unmap func(), err error) {
	if size == 0 || size != int64(int(size)) {
		return nil, nil, errDamaged
	}
	data, err = unix.Mmap(int(f.Fd()), 0, int(size), unix.PROT_READ, unix.MAP_SHARED)
	if err != nil {
		return nil, nil, err
	}
	_ = unix.Madvise(data, unix.MADV_WILLNEED) // a hint
	return data, func() { _ = unix.Munmap(data) }, nil
}
