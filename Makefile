# Every command of the project. Needs Python 3.11 or later; uses uv where it is installed.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
STAMP = $(VENV)/.installed
STAGE = .ci/stage# runs a command; .ci/run is told how long it took
PORT ?= 8000
STORE ?= var
TEMPLATES = $(shell find frankpledge -name '*.html')
UV := $(shell command -v uv 2>/dev/null)

.PHONY: demo test nightly postgres check fix mutants bench bench-methods serve journeys spark lock docs clean

$(STAMP): pyproject.toml requirements.txt requirements-dev.txt hatch_build.py package-lock.json
ifneq ($(UV),)
	test -d $(VENV) || uv venv --python '>=3.11' $(VENV)
	$(STAGE) install uv pip install --python $(BIN)/python --require-hashes -r requirements-dev.txt
	$(STAGE) install uv pip install --python $(BIN)/python --no-deps -e .
else
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(STAGE) install $(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(STAGE) install $(BIN)/python -m pip install --disable-pip-version-check --no-deps -e .
endif
	touch $(STAMP)

demo: $(STAMP)  ## load an archive and serve it: make demo [ARCHIVE=path] [PORT=8000]
	$(BIN)/frankpledge demo --port $(PORT) $(if $(ARCHIVE),--archive "$(ARCHIVE)")

test: $(STAMP)  ## run the tests
	$(STAGE) "tests on SQLite" $(BIN)/python -m pytest -n auto --dist worksteal -m "not journey and not nightly"
	$(STAGE) "tests on PostgreSQL" $(BIN)/python -m tests.on_postgresql

nightly: $(STAMP)  ## the long tests that `make test` and `make journeys` leave out, everything on PostgreSQL
	$(BIN)/python -m pytest -n auto --dist worksteal -m "nightly and not journey"
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m "nightly and journey"
	$(BIN)/python -m tests.on_postgresql --all

postgres: $(STAMP)  ## every test of the record on PostgreSQL, not only those that `make test` runs there
	$(BIN)/python -m tests.on_postgresql --all

check: $(STAMP)  ## lint, contracts, types, migrations
	$(STAGE) lint $(BIN)/ruff check .
	$(STAGE) lint $(BIN)/ruff format --check .
	$(STAGE) lint $(BIN)/djangofmt --check --line-length 100 $(TEMPLATES)
	$(STAGE) lint $(BIN)/djangofmt check $(TEMPLATES)
	$(STAGE) lint $(BIN)/lint-imports
	$(STAGE) lint $(BIN)/vulture
	$(STAGE) types $(BIN)/mypy
	$(STAGE) "other checks" $(BIN)/python manage.py makemigrations --check --dry-run
	$(STAGE) "other checks" $(BIN)/python manage.py check --deploy --fail-level ERROR
	$(STAGE) "other checks" $(BIN)/python -m docs.generate --check

fix: $(STAMP)  ## format, and fix what can be fixed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djangofmt --line-length 100 $(TEMPLATES)

journeys: $(STAMP)  ## browser journeys (needs Chromium)
	$(STAGE) journeys $(BIN)/python -m pytest -n 2 --dist loadgroup -m "journey and not nightly"

spark: $(STAMP)  ## the tests that hold DuckDB and Spark to the same answer (needs Java 17)
	$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements-spark.txt
	$(BIN)/python -m pytest tests/verification/test_real_measures.py -k spark -rs

mutants: $(STAMP)  ## change the code of rules and methods and see whether a test notices: make mutants [MUTANTS=--all]
	$(BIN)/python -m mutants $(MUTANTS)

bench-methods: $(STAMP)  ## what checks and comparisons find and miss: make bench-methods STORE=folder, which holds real files
	$(BIN)/python -m bench.faults $(STORE) --write docs/partial-months.md
	$(BIN)/python -m bench.funnels --write docs/compare.md
	$(BIN)/python -m bench.alerts --write docs/alerts.md
	$(BIN)/python -m bench.charts --write docs/measures.md

bench: $(STAMP)  ## measure against the plain way of doing the same
	$(BIN)/python -m bench

serve: $(STAMP)  ## serve the store of FRANKPLEDGE_HOME, else ./var
	$(BIN)/frankpledge serve --port $(PORT)

docs: $(STAMP)  ## write docs/reference again
	$(BIN)/python -m docs.generate

lock:  ## pin every dependency with its hashes and no host
	uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --python-version 3.11 --extra postgres pyproject.toml -o requirements.txt
	uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --python-version 3.11 --extra dev pyproject.toml -o requirements-dev.txt
	uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --python-version 3.11 --extra dev --extra spark pyproject.toml -o requirements-spark.txt

clean:
	rm -rf $(VENV) var staticfiles
