# detente: `make demo` shows it, `make test` and `make lint` check it, `make help` lists the rest.
SHARED ?= ../shared
FILE ?=
export FILE
ARGS ?=
UPGRADE ?=

VENV := .venv
BIN := $(VENV)/bin
BENCH := .venv-bench
PIP := -m pip --disable-pip-version-check -qq
HASHED := install --require-hashes --only-binary :all:
EDITABLE := install --no-build-isolation --no-deps --editable .
LOCK := uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
        --no-emit-index-url --custom-compile-command "make lock" $(UPGRADE)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint format eval bench lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "  %-12s %s\n", $$1, $$2}'

demo: $(VENV)/.installed-run ## set up, read and store the example dispatches (and FILE=…), show what they hold
	@if [ -e "$$FILE" ]; then $(BIN)/detente demo -- "$$FILE"; else $(BIN)/detente demo -- $$FILE; fi

test: $(VENV)/.installed-dev ## run every test (ARGS=… for pytest)
	@$(BIN)/python -m pytest $(or $(ARGS),--numprocesses auto --dist worksteal)

lint: $(VENV)/.installed-dev ## style, format, types, layers, generated files
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python scripts/actors.py --check

format: $(VENV)/.installed-dev ## put the code into its one form
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

eval: $(VENV)/.installed-dev ## score the reader against the gold in SHARED (ARGS=--errors lists errors)
	@$(BIN)/python scripts/evaluate.py --shared "$(SHARED)" $(ARGS)

bench: $(BENCH)/.installed ## speed, memory and cold start beside the peer, on one core
	@$(BENCH)/bin/python benchmarks/run.py --shared "$(SHARED)" $(ARGS)

lock: ## resolve the requirements anew (needs uv; UPGRADE=--upgrade for newer versions)
	$(LOCK) pyproject.toml requirements/build.in -o requirements/run.txt
	$(LOCK) pyproject.toml requirements/build.in requirements/dev.in -c requirements/run.txt -o requirements/dev.txt
	$(LOCK) pyproject.toml requirements/build.in requirements/bench.in -c requirements/run.txt -o requirements/bench.txt

clean: ## remove what make made
	rm -rf $(VENV) $(BENCH) out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps: nothing is installed twice, and once installed nothing is fetched.
$(VENV)/.installed-run: requirements/run.txt pyproject.toml
	@scripts/venv $(VENV)
	@echo "Installing into $(VENV)"
	@$(BIN)/python $(PIP) $(HASHED) -r requirements/run.txt
	@$(BIN)/python $(PIP) $(EDITABLE)
	@touch $@

$(VENV)/.installed-dev: requirements/dev.txt $(VENV)/.installed-run
	@echo "Installing the checks into $(VENV)"
	@$(BIN)/python $(PIP) $(HASHED) -r requirements/dev.txt
	@touch $@

$(BENCH)/.installed: requirements/bench.txt pyproject.toml
	@scripts/venv $(BENCH)
	@echo "Installing the benchmark's peer into $(BENCH)"
	@$(BENCH)/bin/python $(PIP) $(HASHED) -r requirements/bench.txt
	@$(BENCH)/bin/python $(PIP) $(EDITABLE)
	@touch $@
