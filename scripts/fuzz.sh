#!/bin/sh
# Runs fuzz targets for the given amount each, 2000x executions or 30s: all, or
# those named after it: scripts/fuzz.sh 1000000x FuzzRobots FuzzHTML. Little is
# spent on making inputs small that only reach more code.
set -eu
cd "$(dirname "$0")/.."
amount=${1:-2000x}
[ $# -eq 0 ] || shift
for target in "$@"; do
	grep -rqE "^func $target\(" --include='*_test.go' cmd pipeline || { echo "fuzz.sh: there is no target $target" >&2; exit 2; }
done
grep -rlE '^func Fuzz' --include='*_test.go' cmd pipeline | xargs -n1 dirname | sort -u | while read -r dir; do
	for target in $(grep -hoE '^func Fuzz[A-Za-z0-9_]+' "$dir"/*_test.go | sed 's/func //' | sort); do
		if [ $# -gt 0 ]; then
			case " $* " in *" $target "*) ;; *) continue ;; esac
		fi
		echo "== $dir $target"
		go test "./$dir" -run '^$' -fuzz "^$target\$" -fuzztime "$amount" -fuzzminimizetime 50x
	done
done
