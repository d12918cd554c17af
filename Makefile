# Holdspace, from a clean clone. `make help` tells what there is.

BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help run test setup check format messages lock bench bench-full clean

help: ## What there is to say to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  HOLDSPACE_PORT (8000) and HOLDSPACE_DATA (./data) change where \`make run\` listens and keeps its files."

run: ## Make ready, play the demo community once, and serve it on http://localhost:8000
	@scripts/venv run
	@scripts/run

test: ## The whole suite on SQLite, without browsers and slow tests
	@scripts/venv test
	@$(PYTEST) -n auto --dist worksteal -m "not slow and not journey" $(ARGS)

setup: ## Everything for developing, in .venv
	@scripts/venv dev
	@echo "Ready. The program: $(BIN)/holdspace. The tests: make test. Before a commit: make check."

check: setup ## Lint, format, types, layers and the other contracts of the house
	@scripts/check

format: setup ## Put the code in the form that check asks for
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

messages: setup ## Gather what people read, and compile the catalogues (NEW=es: begin a language)
	@scripts/messages

lock: setup ## Write the locks in requirements/ anew from pyproject.toml (UPGRADE=1: newest versions)
	@scripts/lock

bench: ## The figures we watch, at reduced sizes: at most twelve minutes
	@scripts/venv dev
	@$(BIN)/python -m benchmarks --sizes reduced

bench-full: ## The figures at full size, by hand, on a quiet machine
	@scripts/venv dev
	@$(BIN)/python -m benchmarks --sizes full

clean: ## Remove what make made; the data folder stays
	@rm -rf .venv .venv.lock artefacts build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
