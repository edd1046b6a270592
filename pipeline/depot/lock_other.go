//go:build !unix

package depot

import "os"

// lockFolder only opens the folder: one process publishing at a time is up to
// the caller here.
func lockFolder(dir string) (*os.File, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, fault(dir, "cannot be opened", err)
	}
	return f, nil
}

func noSpace(error) bool  { return false }
func readOnly(error) bool { return false }

// cannotSync: folders are not synced on these systems.
func cannotSync(error) bool { return true }
