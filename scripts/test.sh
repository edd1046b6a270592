#!/bin/sh
# Everything CI runs. Needs Go; installs nothing else.
set -eu
cd "$(dirname "$0")/.."
export CGO_ENABLED=0
unformatted=$(gofmt -l cmd pipeline)
if [ -n "$unformatted" ]; then
	echo "not formatted, run gofmt -w on:" "$unformatted" >&2
	exit 1
fi
go vet ./...
go test ./...
