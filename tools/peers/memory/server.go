//go:build linux

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// server is a PostgreSQL that lives in a folder, listens on a socket in it
// alone, and is gone after the measurement.
type server struct {
	programs string // folder
	data     string
	socket   string
	user     string
	as       *syscall.Credential // nil: as whoever we are
}

// startServer makes a cluster. PostgreSQL refuses to run as root; then it runs
// as its own user, or as nobody.
func startServer(dir string) (*server, error) {
	programs, err := programsFolder()
	if err != nil {
		return nil, err
	}
	s := &server{programs: programs, data: filepath.Join(dir, "data"), socket: dir, user: "measure"}
	if os.Getuid() == 0 {
		who, err := someoneElse()
		if err != nil {
			return nil, err
		}
		s.as = who
		if err := os.Chown(dir, int(who.Uid), int(who.Gid)); err != nil {
			return nil, err
		}
	}
	if err := s.run("initdb", "--pgdata", s.data, "--username", s.user, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"); err != nil {
		return nil, err
	}
	options := []string{
		"listen_addresses=''", "unix_socket_directories='" + dir + "'",
		"shared_buffers=1GB", "maintenance_work_mem=1GB", "work_mem=64MB", "max_wal_size=8GB",
		"fsync=off", "autovacuum=off", "jit=off",
		"max_parallel_workers_per_gather=0", "max_parallel_maintenance_workers=0",
	}
	if err := s.run("pg_ctl", "start", "--wait", "--pgdata", s.data, "--log", filepath.Join(dir, "log"), "--options", "-c "+strings.Join(options, " -c ")); err != nil {
		log, _ := os.ReadFile(filepath.Join(dir, "log"))
		return nil, fmt.Errorf("%w\n%s", err, log)
	}
	return s, nil
}

func (s *server) stop() error {
	return s.run("pg_ctl", "stop", "--wait", "--mode=fast", "--pgdata", s.data)
}

func (s *server) run(program string, args ...string) error {
	c := exec.Command(filepath.Join(s.programs, program), args...)
	c.Dir = s.socket
	// The server would keep a pipe open that we were waiting on, so its words go to a file.
	said, err := os.CreateTemp("", "postgres")
	if err != nil {
		return err
	}
	defer os.Remove(said.Name())
	defer said.Close()
	c.Stdout, c.Stderr = said, said
	c.SysProcAttr = &syscall.SysProcAttr{Credential: s.as}
	if err := c.Run(); err != nil {
		words, _ := os.ReadFile(said.Name())
		return fmt.Errorf("%s: %w\n%s", program, err, bytes.TrimSpace(words))
	}
	return nil
}

// programsFolder finds PostgreSQL where packages put it: on the path, where
// pg_config says, or in Debian's folders, of the newest version.
func programsFolder() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	var folders []string
	if out, err := exec.Command("pg_config", "--bindir").Output(); err == nil {
		folders = append(folders, strings.TrimSpace(string(out)))
	}
	debian, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	slices.Reverse(debian)
	for _, f := range append(folders, debian...) {
		if _, err := os.Stat(filepath.Join(f, "initdb")); err == nil {
			return f, nil
		}
	}
	return "", missing{"there is no PostgreSQL (Debian: postgresql and postgresql-contrib)"}
}

func someoneElse() (*syscall.Credential, error) {
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err1 := strconv.ParseUint(u.Uid, 10, 32)
		gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
		if err := errors.Join(err1, err2); err != nil {
			return nil, err
		}
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
	}
	return nil, missing{"PostgreSQL does not run as root, and there is no user postgres or nobody"}
}
