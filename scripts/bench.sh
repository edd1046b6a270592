#!/bin/sh
# Measures speed and memory, on this machine, beside others where there are
# others: runs over a generated workspace of 1,000 articles
# (docs/reference/speed.md), the translation memory and segmentation
# (docs/reference/memory-figures.md), and extraction (docs/reference/extraction.md).
# A quarter of an hour on two cores that do nothing else. Another number of articles can be given:
# scripts/bench.sh 100. The other parts are scripts of their own.
set -eu
cd "$(dirname "$0")/.."
export CGO_ENABLED=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -trimpath -o "$work/wordferry" ./cmd/wordferry
go test -c -o "$work/bench.test" ./cmd/wordferry
(cd cmd/wordferry && TMPDIR=$work "$work/bench.test" -test.run '^TestSpeed$' -speed "$work/wordferry" -articles "${1:-1000}")
./scripts/bench-segment.sh
./scripts/bench-memory.sh
./scripts/bench-extract.sh
