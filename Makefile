# Two commands do everything: `make run` and `make test`. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up

.PHONY: run test test-pg setup lint types imports unit catalogs messages lock bench installer clean

run: setup
	@$(BIN)/auyl-koop

test: setup lint types imports catalogs unit

setup: $(STAMP)

$(STAMP): requirements.lock requirements-dev.lock pyproject.toml tools/system_libraries.sh translations/kk/LC_MESSAGES/messages.po translations/ru/LC_MESSAGES/messages.po translations/en/LC_MESSAGES/messages.po
	@sh tools/system_libraries.sh
	@sh tools/make_venv.sh "$(PYTHON)" "$(VENV)"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m tools.catalog compile
	@touch $(STAMP)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports

catalogs: setup
	$(BIN)/python -m tools.catalog check

# The sentences of the code into the catalogs (new ones without words), and the catalogs compiled.
messages: setup
	$(BIN)/python -m tools.catalog extract
	$(BIN)/python -m tools.catalog update
	$(BIN)/python -m tools.catalog check

unit: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n 2 --dist loadfile

# Migrations and repositories on PostgreSQL 15, in a cluster of its own.
test-pg: setup
	$(BIN)/python -m tools.pg_cluster $(BIN)/python -m pytest -q -p tests.pg.plugin -m "not sqlite" tests/pg tests/db tests/services

bench: setup
	@missed=0; for script in bench/bench_*.py; do name=$$(basename $$script .py); echo "== $$name"; QT_QPA_PLATFORM=offscreen $(BIN)/python -m bench.$$name || missed=1; done; exit $$missed

installer: setup
	$(BIN)/python build_installer.py

lock:
	$(BIN)/pip-compile --quiet --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --generate-hashes --strip-extras --allow-unsafe --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --generate-hashes --strip-extras --allow-unsafe --extra dev --output-file requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist
