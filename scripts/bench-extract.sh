#!/bin/sh
# Measures extraction beside the best extractors in Go, on the pages of the
# folder that EXTRACT_BENCH names: docs/reference/extraction.md.
set -eu
cd "$(dirname "$0")/.."
export CGO_ENABLED=0
if [ ! -f "${EXTRACT_BENCH:-}/pages.jsonl" ]; then
	echo "extraction is not compared: EXTRACT_BENCH names no folder with pages.jsonl"
	exit 0
fi
EXTRACT_BENCH=$(cd "$EXTRACT_BENCH" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -trimpath -o "$work/wordferry" ./cmd/wordferry
go build -C tools/peers -trimpath -o "$work/peers" ./extract
"$work/peers" -pages "$EXTRACT_BENCH" -program "$work/wordferry" "$@"
