#!/bin/sh
# Measures the translation memory beside brute force, a scan without an index,
# SQLite's FTS5 and PostgreSQL's pg_trgm, and fails if a match is missing:
# docs/reference/memory-figures.md. Ten to fifteen minutes on two
# cores.
#
#   MEMORY_BENCH=FOLDER   a corpus; pipeline/memory/corpus_test.go says of what files
#   SIZES="100000 1000000"   segments
#   FIGURES=FOLDER        keep the figures there, in lines of JSON
#
# Arguments go to the test: -budget 20s asks slow peers more questions.
set -eu
cd "$(dirname "$0")/.."
export CGO_ENABLED=0
if [ "$(uname)" != Linux ]; then
	echo "the memory is measured on Linux only, where the time of a thread can be read"
	exit 0
fi
if [ -n "${MEMORY_BENCH:-}" ]; then
	MEMORY_BENCH=$(cd "$MEMORY_BENCH" && pwd)
	export MEMORY_BENCH
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -trimpath -o "$work/wordferry" ./cmd/wordferry
go build -C tools/peers -trimpath -o "$work/peer" ./memory
go build -C tools/peers -trimpath -o "$work/tables" ./tables
go test -c -o "$work/memory.test" ./pipeline/memory
# Its temporary files are large, so they are where the system keeps such.
status=0
"$work/tables" -machine > "$work/figures.jsonl"
if [ -n "${MEMORY_BENCH:-}" ]; then
	echo "every match at eight thresholds, beside brute force:"
	"$work/memory.test" -test.run '^TestRecall_'
fi
"$work/memory.test" -test.run '^TestTables$' -test.timeout 2h -sizes "${SIZES:-100000 1000000}" -figures "$work/memory.jsonl" \
	-program "$work/wordferry" -peers "$work/peer" "$@" > "$work/said" || status=$?
cat "$work/memory.jsonl" >> "$work/figures.jsonl"
"$work/tables" -machine >> "$work/figures.jsonl"
"$work/tables" < "$work/figures.jsonl"
if [ -n "${FIGURES:-}" ]; then
	mkdir -p "$FIGURES" && cp "$work/figures.jsonl" "$FIGURES/memory.jsonl"
fi
[ $status = 0 ] || cat "$work/said" >&2
exit $status
