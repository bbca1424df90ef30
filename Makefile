# Each target sets up .venv when it is missing or older than the lock file.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help run test check docs notebook lock papers clean

help: ## Show what make can do here
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.venv/installed: requirements.lock
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

run: .venv/installed ## Read the papers in corpus/ and write outputs/latest/
	$(BIN)/python run_pipeline.py

test: .venv/installed ## Run the tests
	$(BIN)/python -m pytest -q

check: .venv/installed ## Check style, types and the import order
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: .venv/installed ## Make the pages of docs/ that come from the code
	$(BIN)/python -m outputs.dataset.dictionary

notebook: .venv/installed ## Execute the notebook on the sample papers and keep its output in it
	$(BIN)/python -m tests.executed_notebook

lock: ## Pin every dependency anew in requirements.lock (needs uv)
	uv pip compile pyproject.toml --extra dev --extra ocr --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-annotate --no-header --quiet --output-file requirements.lock

papers: .venv/installed ## Make the sample papers of corpus/ anew (needs LibreOffice)
	$(BIN)/python -m corpus.make_papers

clean: ## Remove what was generated
	rm -rf .venv outputs/latest outputs/export outputs/cache
