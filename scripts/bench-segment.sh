#!/bin/sh
# Measures segmentation beside rivo/uniseg and clipperhouse/uax29, on text of
# fifteen languages and on hostile text: docs/reference/memory-figures.md. Less
# than a minute.
#
#   SEGMENT_BENCH=FOLDER   other text: a file a language, named en.txt
#   SEGMENT_SRX=FILE       rules of your own to measure too
#   FIGURES=FOLDER         keep the figures there, in lines of JSON
set -eu
cd "$(dirname "$0")/.."
export CGO_ENABLED=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -C tools/peers -trimpath -o "$work/segment" ./segment
if [ -n "${FIGURES:-}" ]; then
	mkdir -p "$FIGURES"
	set -- -figures "$FIGURES/segment.jsonl" "$@"
fi
"$work/segment" "$@"
