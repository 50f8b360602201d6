# İmece: `make demo` to see it, `make test` to trust it.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PY := .venv/bin/python
PYTEST := $(PY) -m pytest -q

.PHONY: help setup setup-dev demo test quick check lint types contracts sqlite postgres journeys bench messages

help: ## What can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

setup: ## The environment to run İmece
	@tools/setup base

setup-dev: ## The environment to test İmece
	@tools/setup dev

demo: setup ## Serve the demo offices at http://127.0.0.1:8000 (PORT, IMECE_DATA_DIR, DATABASE_URL)
	@IMECE_DEMO=1 .venv/bin/imece demo

test: check sqlite journeys postgres ## Everything: checks, both databases, journeys in the browser

quick: setup-dev ## Unit, web and contract tests on SQLite without the slow ones (for daily work)
	@$(PYTEST) -n 2 --dist worksteal -m "not slow" --hypothesis-profile=quick tests/unit tests/web tests/contracts

check: setup-dev lint types contracts ## Lint, types, architecture

lint:
	@.venv/bin/ruff check . && .venv/bin/ruff format --check .
	@.venv/bin/djlint src --lint --quiet

types:
	@.venv/bin/mypy

contracts:
	@.venv/bin/lint-imports --no-cache

sqlite: setup-dev
	@$(PYTEST) -n 2 --dist worksteal tests/unit tests/web tests/contracts tests/load

journeys: setup-dev
	@$(PYTEST) tests/journeys

postgres: setup-dev
	@tools/with_postgres $(PYTEST) -n 2 --dist worksteal tests/unit tests/web tests/contracts; status=$$?; \
	if [ $$status = 77 ] && [ -z "$$CI" ]; then echo "PostgreSQL lane: not run (no server installed here)."; else exit $$status; fi

bench: setup-dev ## The benchmark table (BENCH=name for a part)
	@$(PY) -m bench $(BENCH)

messages: setup-dev ## Renew the catalogues
	@$(PY) tools/messages
