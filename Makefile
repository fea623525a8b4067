# What can be made here; `make help` lists it. Every target makes the environment it needs and is quick when run again.

VENV ?= .venv
PYTHON ?= $(shell sh -c 'command -v python3.11 || command -v python3')
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
DOCUMENTS ?= 1000

.DEFAULT_GOAL := help
.PHONY: help demo test check lint bench schema readme requirements clean

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r target does; do \
		printf '%-20s %s\n' "$$target" "$$does"; done

demo: $(VENV)/ready-to-run ## build the record of examples/ and print a short brief
	@mkdir -p out
	$(BIN)/communique build examples/documents -o out/examples.db
	@$(BIN)/communique brief out/examples.db --country Russia --country China --since 2024-05 --until 2024-05
	@printf '%s\n' '' 'The record is out/examples.db. To go on:' \
		'  $(BIN)/communique show out/examples.db' \
		'  $(BIN)/communique show out/examples.db meetings --country China' \
		'  $(BIN)/communique brief out/examples.db --country Ethiopia -o brief.md' \
		'  $(BIN)/communique export out/examples.db -o out/examples.jsonl' \
		'  $(BIN)/communique build YOUR-FOLDER -o record.db' \
		'README.md tells what a record holds, docs/queries.md how to ask it in SQL.'

test: $(VENV)/ready-to-test ## run all tests, with the share of lines they run
	$(BIN)/python -m pytest -n 2 --dist loadfile --cov --cov-report=term:skip-covered

check: $(VENV)/ready-to-develop lint ## ruff, mypy and the tests, with at least 90 % of lines run
	$(BIN)/python -m pytest -n 2 --dist loadfile --cov --cov-report=term:skip-covered --cov-fail-under=90

lint: $(VENV)/ready-to-develop ## ruff and mypy alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/ready-to-test ## speed and memory; DOCUMENTS=10000 for the full run
	$(BIN)/python eval/bench.py --documents $(DOCUMENTS)

schema: $(VENV)/ready-to-run ## write docs/schema/ from the records' types
	$(BIN)/python eval/make_schema.py docs/schema

readme: demo ## put what `make demo` prints into README.md
	@$(BIN)/python eval/make_excerpt.py out/examples.db

# The environment. A stamp is younger than what it was made from; pip itself is left as the machine has it.

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'no python3.11 on the PATH; install Python 3.11' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "communique needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)

# Wheels only: what is installed was built by its makers, and no compiler is needed here.
define install
	@echo 'installing $(1); this takes a minute or two'
	@$(PIP) --require-hashes --only-binary :all: -r $(1)
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@
endef

$(VENV)/ready-to-run: requirements.txt pyproject.toml | $(BIN)/python
	$(call install,requirements.txt)

$(VENV)/ready-to-test: requirements-test.txt pyproject.toml | $(BIN)/python
	$(call install,requirements-test.txt)
	@touch $(VENV)/ready-to-run

$(VENV)/ready-to-develop: requirements-dev.txt pyproject.toml | $(BIN)/python
	$(call install,requirements-dev.txt)
	@touch $(VENV)/ready-to-run $(VENV)/ready-to-test

# Versions are pinned with their hashes and without any address, so that every index of packages will do. Extras stay
# with their pins: to pip 23.2, "coverage[toml]" without one is a package of its own, whose newest version has no hash.
COMPILE = CUSTOM_COMPILE_COMMAND='make requirements' out/pins/bin/pip-compile --quiet --generate-hashes --no-strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --allow-unsafe --build-deps-for wheel pyproject.toml
UPGRADE ?=

# Constraints may not have extras.
define constrain
	@sed -n 's/^\([a-z0-9.-]*\).*==\([^ ]*\).*/\1==\2/p' $(1) > out/pins/constraints.txt
endef

requirements: | $(BIN)/python ## pin what pyproject.toml asks for; UPGRADE=--upgrade for the newest versions
	$(PYTHON) -m venv out/pins
	out/pins/bin/pip install --quiet --disable-pip-version-check pip-tools
	$(COMPILE) $(UPGRADE) -o requirements.txt
	$(call constrain,requirements.txt)
	$(COMPILE) $(UPGRADE) --extra test -c out/pins/constraints.txt -o requirements-test.txt
	$(call constrain,requirements-test.txt)
	$(COMPILE) $(UPGRADE) --extra test --extra dev -c out/pins/constraints.txt -o requirements-dev.txt
	@rm -rf communique.egg-info  # left by pip-compile; its list of plug-ins would hide the installed one

clean: ## remove what was made, but for the environment
	rm -rf out build dist .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .hypothesis
