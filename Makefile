.DEFAULT_GOAL := help
export CGO_ENABLED = 0

.PHONY: help run test check bench golden fuzz build

help: ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/'

run: ## the main job on the sample in this repository: packs end up in out/
	@go run ./cmd/wordferry run

build: ## one static binary: bin/wordferry
	go build -trimpath -o bin/wordferry ./cmd/wordferry

test: ## everything CI runs; needs Go and nothing else
	./scripts/test.sh

check: ## formatting, vet, staticcheck, race detector (the last needs a C compiler)
	test -z "$$(gofmt -l cmd pipeline)"
	go vet ./...
	go tool -modfile=tools/go.mod staticcheck ./...
	cd tools/peers && go vet ./... && go test ./...
	CGO_ENABLED=1 go test -race -short ./... # without the import of 2,000 pages

bench: ## speed and memory, beside others; MEMORY_BENCH, SEGMENT_BENCH, EXTRACT_BENCH name folders of real text
	./scripts/bench.sh

golden: ## accept new golden files, then read the difference
	go test ./cmd/wordferry ./pipeline/config ./pipeline/extract ./pipeline/export ./pipeline/locale -update
	git diff --stat

fuzz: ## every fuzz target in turn; FUZZ=2000x sets how much, TARGETS=FuzzHTML which
	./scripts/fuzz.sh $(or $(FUZZ),2000x) $(TARGETS)
