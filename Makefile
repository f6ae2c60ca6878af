# Two commands on a fresh machine with Python, make and git:
#   make maps    sets up a virtual environment and builds everything into output/
#   make test    sets up what the tests need too, and runs all checks
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The browser writes in this font, and the tests measure its words.
FONT := /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf:fonts-dejavu-core
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: maps test bench boundaries clean

maps: $(VENV)/.ready
	$(BIN)/kadgeo build --all

test: $(VENV)/.ready-test
	scripts/need-debian.sh chromium:chromium soffice:libreoffice-writer $(FONT)
	$(BIN)/ruff format --check kadgeo scripts tests bench notebooks
	$(BIN)/ruff check kadgeo scripts tests bench notebooks
	cat $(filter-out %/register.js,$(wildcard kadgeo/render/page/*.js)) > $(VENV)/page.js
	$(BIN)/oxlint --config tests/browser/oxlint.json --deny-warnings $(VENV)/page.js kadgeo/render/page/register.js
	$(BIN)/biome lint --error-on-warnings --config-path tests/browser kadgeo/render/page/page.css kadgeo/render/page/front.css kadgeo/render/page/register.css
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest --numprocesses logical --dist loadfile

bench: $(VENV)/.ready-test
	scripts/need-debian.sh chromium:chromium $(FONT)
	$(BIN)/python bench/bench_maps.py
	$(BIN)/python bench/bench_analysis.py
	$(BIN)/python bench/bench_report.py
	$(BIN)/python bench/bench_register.py
	$(BIN)/python bench/bench_country.py

# The shipped boundaries, from the folder of cleaned sources (not needed to use kadgeo).
boundaries: $(VENV)/.ready
	$(BIN)/python scripts/build_boundaries.py --source ../shared/data

$(VENV)/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "kadgeo needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || \
	  { echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --constraint constraints.txt --editable .
	touch $@

$(VENV)/.ready-test: $(VENV)/.ready
	$(PIP) install --constraint constraints.txt --editable '.[test]'
	touch $@

clean:
	rm -rf $(VENV) build dist
