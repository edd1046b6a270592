//go:build !linux

package main

func openPostgres(string, string) (peer, error) {
	return nil, missing{"PostgreSQL is measured on Linux only, where the processor time of its processes can be read"}
}
