# Two commands do everything on a machine that has Python >= 3.11 and make: `make demo` and `make test`.
# Each creates .venv once and touches it again only when pyproject.toml or constraints.txt change.

.DELETE_ON_ERROR:
.PHONY: help demo test bench lint test-wheel wheel clean

VENV := .venv
BIN := $(VENV)/bin
WHEEL_VENV := build/wheel-venv
WHEEL_WORK := build/elsewhere

# The first interpreter that runs and is new enough; override with `make PYTHON=/path/to/python3.12 demo`.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)

help:
	@echo "make demo        install, build the graph of seeds/ into output/, answer two queries"
	@echo "make test        install with the development tools and run all tests"
	@echo "make bench       install what the program is measured against and write benchmarks/RESULTS.md (an hour)"
	@echo "make lint        format, lint, types and import contracts"
	@echo "make test-wheel  build the wheel and run the tests against it in a bare environment"
	@echo "make clean       remove .venv, caches and built files (output/ stays)"

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "make: no Python >= 3.11 found: install one or pass PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "creating $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "make: the venv module failed: on Debian and Ubuntu install python3-venv" >&2; exit 1; }

# The development stamp satisfies the plain one, so that `make test` and then `make demo` install once.
$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@echo "installing cppcc-kg into $(VENV)"
	@if [ "$(VENV)/.installed-dev" -nt pyproject.toml ] && [ "$(VENV)/.installed-dev" -nt constraints.txt ]; then :; \
	else $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .; fi
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(BIN)/python
	@echo "installing cppcc-kg and the development tools into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

demo: $(VENV)/.installed
	@$(BIN)/cppcc build seeds --output output
	@$(BIN)/cppcc tables output/graph.nq --output output/tables
	@echo; echo "How many platforms of each kind, by place and level?"
	@$(BIN)/cppcc query output/graph.nq --named platforms
	@echo; echo "Which document carries out which?"
	@$(BIN)/cppcc query output/graph.nq --named cascade

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n auto --dist loadfile

bench: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	$(BIN)/python benchmarks/run.py --output benchmarks/RESULTS.md

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

wheel: $(VENV)/.installed-dev
	rm -rf dist
	$(BIN)/python -m build --wheel --outdir dist . >/dev/null

# Bare: the wheel and the test tools, nothing of this folder on the path, run from another folder.
test-wheel: wheel
	rm -rf $(WHEEL_VENV) $(WHEEL_WORK)
	mkdir -p $(WHEEL_WORK)
	$(PYTHON) -m venv $(WHEEL_VENV)
	$(WHEEL_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt "$$(ls $(CURDIR)/dist/*.whl)[test]"
	cd $(WHEEL_WORK) && $(CURDIR)/$(WHEEL_VENV)/bin/python -I -c 'import extractor, sys; sys.exit(0 if extractor.__file__.startswith(sys.prefix) else extractor.__file__)'
	cd $(WHEEL_WORK) && $(CURDIR)/$(WHEEL_VENV)/bin/cppcc --version
	cd $(WHEEL_WORK) && $(CURDIR)/$(WHEEL_VENV)/bin/cppcc tables $(CURDIR)/seeds --output tables
	cd $(WHEEL_WORK) && $(CURDIR)/$(WHEEL_VENV)/bin/pytest --rootdir $(CURDIR) -c $(CURDIR)/pyproject.toml -p no:cacheprovider -n auto --dist loadfile $(CURDIR)/tests

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
