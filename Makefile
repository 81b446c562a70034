# Everything a developer or a shop types. `make help` lists it.
#
# A fresh machine needs Python >= 3.11 and make, nothing else: Node comes from a wheel, PostgreSQL from a wheel.
# What takes long leaves a stamp; a second call does only what has changed.

PORT ?= 8000
DATA ?= ./data
# One worker more than cores, since a test waits for browsers and servers a quarter of its time; five at most: more only
# queue for the one PostgreSQL.
JOBS ?= $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2); [ "$$n" -gt 4 ] && n=4; [ "$$n" -lt 2 ] && n=2; echo $$((n + 1)))

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install -qq
CONSOLE := src/tillkeeper/api/console/index.html
REPORT := build/report

WEB_SOURCES := $(shell find web -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -path '*/.cache/*' 2>/dev/null)

.DELETE_ON_ERROR:
.PHONY: help run test setup console lint types format checklist lock openapi reference schema bench chromium ha test-ha \
	test-web test-python clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

run: $(VENV)/.runtime $(CONSOLE) ## the shop at PORT, its data in DATA; a new one is filled with the demo shop
	@exec $(BIN)/tillkeeper serve --port "$(PORT)" --data-dir "$(DATA)" --demo

setup: $(VENV)/.dev ## everything a developer needs, in .venv

# --- the environment ------------------------------------------------------------------------------------------------

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "No Python >= 3.11 was found. Install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv module is incomplete here. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

# Packages come from wherever this machine's pip is told to look; the hashes decide what is accepted.
$(VENV)/.runtime: requirements/runtime.txt requirements/build.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing Tillkeeper into $(VENV)"
	@$(PIP) --require-hashes -r requirements/runtime.txt -r requirements/build.txt
	@$(PIP) --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt
	@echo "Installing the development tools into $(VENV)"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

# --- the console ----------------------------------------------------------------------------------------------------

console: $(CONSOLE) ## build web/ into the package

web/node_modules/.stamp: web/package.json web/package-lock.json | $(VENV)/.runtime
	@echo "Installing the console's packages"
	@cd web && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(CONSOLE): web/node_modules/.stamp $(WEB_SOURCES)
	@echo "Building the console"
	@cd web && PATH="$(CURDIR)/$(BIN):$$PATH" npm run --silent build
	@touch $@

# --- what holds the quality -----------------------------------------------------------------------------------------

lint: $(VENV)/.dev ## style, types and the direction of imports
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-cache

format: $(VENV)/.dev ## let ruff arrange what it can
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

test-web: web/node_modules/.stamp
	@cd web && PATH="$(CURDIR)/$(BIN):$$PATH" npm run --silent check
	@cd web && PATH="$(CURDIR)/$(BIN):$$PATH" npm test --silent

chromium:
	@tools/ensure-chromium

test-python: $(VENV)/.dev $(CONSOLE) chromium
	@mkdir -p $(REPORT)
	@$(BIN)/pytest --numprocesses $(JOBS) --dist loadgroup --junit-xml=$(REPORT)/pytest.xml $(ARGS)

# pytest last, however make was called: the last line on the screen is its verdict.
test: ## everything that must hold before a change lands
	@$(MAKE) --no-print-directory --jobs=2 lint test-web
	@$(MAKE) --no-print-directory test-python

checklist: $(VENV)/.dev ## which items of the checklist and rules of the product have a passing test
	@$(BIN)/python tools/checklist.py $(REPORT)/pytest.xml

bench: $(VENV)/.dev $(CONSOLE) ## what bench/ measures, against pgbench on the same database
	@$(BIN)/python -m bench.run $(ARGS)

# --- the cluster of deploy/ha/ on this machine -----------------------------------------------------------------------

ha: $(VENV)/.dev ## three PostgreSQL under Patroni, etcd and HAProxy on loopback, until Ctrl-C
	@tools/ensure-ha
	@$(BIN)/python -m bench.ha.drill --keep

test-ha: $(VENV)/.dev ## kill, freeze and switch over its primary under load; ARGS=kill for one of them
	@tools/ensure-ha
	@$(BIN)/python -m bench.ha.drill $(ARGS)

# --- what is generated and committed ----------------------------------------------------------------------------------

openapi: $(VENV)/.dev ## docs/reference/openapi.json
	@$(BIN)/python tools/openapi.py

schema: $(VENV)/.runtime ## the schema that doctor expects, read from a freshly migrated database
	@$(BIN)/python tools/schema.py

reference: openapi schema ## all generated reference pages
	@$(BIN)/python tools/reference.py

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header
lock: $(VENV)/.dev ## new lock files from pyproject.toml (UPGRADE=1 takes the latest releases)
	@$(LOCK) $(if $(UPGRADE),--upgrade) pyproject.toml --group dev -o requirements/dev.txt
	@$(LOCK) pyproject.toml -c requirements/dev.txt -o requirements/runtime.txt
	@$(LOCK) --group build -c requirements/dev.txt -o requirements/build.txt
	@$(LOCK) --group ha -o requirements/ha.txt
	@cd web && PATH="$(CURDIR)/$(BIN):$$PATH" npm $(if $(UPGRADE),update,install) --package-lock-only \
		--omit-lockfile-registry-resolved --no-audit --no-fund --loglevel=error
	@$(BIN)/python tools/complete_npm_lock.py

clean: ## remove what was built, and the environment; never data
	@rm -rf $(VENV) build web/node_modules web/dist src/tillkeeper/api/console
