# Every target is one line that calls scripts/; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help run test dev bench screens clean

# The session lies in the past, so its day is replayed. CLOCK=now is the real time.
CLOCK ?= 2024-02-28T10:55:00+01:00
ADDR ?= 127.0.0.1:3000

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## install what is missing, build, and serve at http://127.0.0.1:3000 (ADDR=…, CLOCK=now)
	@scripts/run --addr "$(ADDR)" --clock "$(CLOCK)"

test: ## install what the tests need and run all of them
	@scripts/test

dev: ## serve a debug build that rebuilds on every change
	@scripts/dev --addr "$(ADDR)" --clock "$(CLOCK)"

bench: ## measure speed and bytes
	@scripts/bench

screens: ## draw the README's pictures anew
	@scripts/screens

clean: ## remove what was built (data stays)
	@scripts/clean
