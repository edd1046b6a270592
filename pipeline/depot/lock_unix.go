//go:build unix

package depot

import (
	"errors"
	"os"
	"syscall"

	"github.com/wordferry/wordferry/pipeline"
)

// lockFolder locks the folder itself, so that no file of ours stands in it
// and a killed process holds nothing. Where the file system has no locks, the
// caller's own order has to do.
func lockFolder(dir string) (*os.File, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, fault(dir, "cannot be opened", err)
	}
	switch err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); {
	case errors.Is(err, syscall.EWOULDBLOCK):
		_ = f.Close()
		return nil, &pipeline.Fault{
			Code: pipeline.Conflict, Where: dir, Msg: "another process is publishing here",
			Hint: "wait until it has ended, or publish somewhere else",
		}
	case err != nil && !errors.Is(err, syscall.ENOTSUP) && !errors.Is(err, syscall.ENOLCK) && !errors.Is(err, syscall.ENOSYS):
		_ = f.Close()
		return nil, fault(dir, "cannot be locked", err)
	}
	return f, nil
}

func noSpace(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
func readOnly(err error) bool { return errors.Is(err, syscall.EROFS) }

// cannotSync tells that a file system has no way to sync a folder, or none to
// someone who may only read it.
func cannotSync(err error) bool {
	return errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP)
}
