#!/bin/sh
# Measures speed and memory on a generated workspace of 1,000 articles, in about
# five minutes on two cores: docs/reference/speed.md says what of. Another
# number of articles can be given: scripts/bench.sh 100. Then it compares
# extraction with others, if EXTRACT_BENCH names pages to do it on, and measures
# the memory, if MEMORY_BENCH names a corpus: pipeline/memory/corpus_test.go says
# of what.
set -eu
cd "$(dirname "$0")/.."
export CGO_ENABLED=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -trimpath -o "$work/wordferry" ./cmd/wordferry
go test -c -o "$work/bench.test" ./cmd/wordferry
cd cmd/wordferry
TMPDIR=$work "$work/bench.test" -test.run '^TestSpeed$' -speed "$work/wordferry" -articles "${1:-1000}"
cd ../..
if [ -n "${MEMORY_BENCH:-}" ]; then
	go test ./pipeline/memory -run '^(TestRecall|TestSpeed)' -v -segments 1000000
else
	echo "the memory is not measured: MEMORY_BENCH names no folder with a corpus"
fi
./scripts/bench-extract.sh
