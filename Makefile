# Everything runs inside .venv; only Python >= 3.11, make and git are needed.
PYTHON ?= python3
SERVE ?= 1
PEOPLE ?= 20000
SEED ?= 1
HOME_DIR ?= .demo-home
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
WEB := $(BIN)/python -m tools.web
READY := $(VENV)/.ready

# a program that is compiled anew by each of the hundreds of processes costs minutes
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo web test test-spark check prove bench bundle docs lock clean setup

setup: $(READY)

$(READY): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "shujian needs Python 3.11 or newer; set PYTHON=python3.12, for example")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

# builds the pages where their sources changed since the last build
web: $(READY)
	$(WEB) build

# without Node or an npm registry the demo goes on, only without its pages
demo: $(READY)
	$(if $(filter 0,$(SERVE)),,@$(WEB) build --optional)
	$(BIN)/shujian demo --people $(PEOPLE) --seed $(SEED) --home "$(HOME_DIR)" $(if $(filter 0,$(SERVE)),--no-serve,) $(if $(REPORT),--report "$(REPORT)",)

test: $(READY)
	@$(WEB) build --optional
	@$(WEB) test --optional
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --max-worker-restart 2

# needs the extra: pip install --no-deps --require-hashes -r requirements-spark.lock
test-spark: $(READY)
	SHUJIAN_TEST_ENGINE=spark $(BIN)/python -m pytest -n 2 --dist loadfile --max-worker-restart 2 tests/engines tests/models/test_conformance.py tests/models/test_random_models.py tests/formulas/test_formula_examples.py tests/formulas/test_formula_numerals.py

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	@$(WEB) lint --optional
	@$(WEB) same --optional

prove: $(READY)
	$(BIN)/python -m bench.prove

bench: $(READY)
	$(BIN)/python -m bench.run

bundle: $(READY)
	$(BIN)/python -m tools.bundle --out dist/bundle

docs: $(READY)
	$(BIN)/python -m shujian.formulas.docs docs/formulas.md
	$(BIN)/python -m shujian.models.authoring.operator_docs docs/operators.md

lock:
	uv lock --upgrade-package shujian
	uv export --quiet --no-emit-project --no-header --no-annotate --no-dev -o requirements.lock
	uv export --quiet --no-emit-project --no-header --no-annotate -o requirements-dev.lock

clean:
	rm -rf $(VENV) dist build web/node_modules shujian/app/http/static .mypy_cache .ruff_cache .pytest_cache .hypothesis "$(HOME_DIR)"
