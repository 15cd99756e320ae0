# make draft   last year's example plan becomes next year's draft, in out/
# make test    every test
# make check   ruff, mypy --strict and import-linter
# make bench   how fast it is beside its peers; about twenty minutes, on a quiet machine
# make comparisons   1500 generated edit scripts, each edit of which a comparison has to find
# make redlines   tracked changes of 1000 generated edit scripts and 1000 pairs of plans, accepted and rejected; seven minutes
# make fuzz    100 000 mutated documents, each read with an account that adds up, or refused; about an hour
# make round-trip   10 000 plans as text and 10 000 as DOCX, out and back, equal in all that prints; half an hour
# make conform   220 generated plans and the corpus in DOCX and PDF, measured clause by clause; a quarter of an hour
# make coverage, make clean

PYTHON ?= python3
VENV ?= .venv
# Arguments of pytest; for one test: make test PYTEST_ARGS="-k title"
PYTEST_ARGS ?= -n auto
# One part, and shorter: make bench BENCH_ARGS="--only peers --rounds 3"
BENCH_ARGS ?=
# A hundredth of the run, or documents of another seed: make fuzz FUZZ_ARGS="--share 0.01 --seed 2"
FUZZ_ARGS ?=
# A hundredth of the run, or other plans: make round-trip ROUND_TRIP_ARGS="--share 0.01 --first 50000"
ROUND_TRIP_ARGS ?=
# Ten of the plans, or others: make conform CONFORM_ARGS="--cases 10 --seed 2 --keep out/conform"
CONFORM_ARGS ?=

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PLUGINS := $(notdir $(wildcard plugins/*))
PROJECTS := pyproject.toml $(wildcard plugins/*/pyproject.toml)
DRAFT := out/draft.docx out/draft.pdf out/draft.json
REVIEW := out/review.json

.PHONY: draft test check comparisons redlines fuzz round-trip conform bench coverage clean

draft: $(VENV)/office.stamp
	@mkdir -p out
	@$(BIN)/emplan next examples/plan-2026.txt --year 2027 $(DRAFT:%=-o %) --review $(REVIEW)

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest $(PYTEST_ARGS)

comparisons: $(VENV)/dev.stamp
	EMPLAN_EDIT_SCRIPTS=1500 $(BIN)/python -m pytest $(PYTEST_ARGS) tests/comparison/test_edit_scripts.py

fuzz: $(VENV)/dev.stamp
	$(BIN)/python -m tools.fuzz $(FUZZ_ARGS)

round-trip: $(VENV)/dev.stamp
	$(BIN)/python -m tools.round_trip $(ROUND_TRIP_ARGS)

conform: $(VENV)/dev.stamp
	$(BIN)/python -m tools.conform_run $(CONFORM_ARGS)

redlines: $(VENV)/dev.stamp
	EMPLAN_EDIT_SCRIPTS=1000 $(BIN)/python -m pytest $(PYTEST_ARGS) plugins/emplan-docx/tests/test_redline.py tests/real/test_redline.py

check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/mypy --strict src/emplan
	@set -e; for plugin in $(PLUGINS); do echo "mypy --strict plugins/$$plugin"; $(BIN)/mypy --strict plugins/$$plugin/src; done
	$(BIN)/lint-imports

bench: $(VENV)/bench.stamp
	$(BIN)/python -m benchmarks $(BENCH_ARGS)

coverage: $(VENV)/dev.stamp
	$(BIN)/python -m pytest $(PYTEST_ARGS) --cov --cov-report=term

clean:
	rm -rf $(VENV) out build dist htmlcov .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src plugins tests examples tools -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

$(VENV)/venv.stamp:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "emplan: $(PYTHON) was not found: install Python 3.11 or newer, or name one: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "emplan: $(PYTHON) is older than 3.11: install Python 3.11 or newer and name it: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "emplan: $(PYTHON) has no venv module: install it (Debian, Ubuntu: apt-get install python3-venv), then run make again" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/office.stamp: requirements/office.txt $(PROJECTS) | $(VENV)/venv.stamp
	@echo "emplan: installing requirements/office.txt into $(VENV)"
	@$(PIP) -r requirements/office.txt
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt requirements/office.txt $(PROJECTS) | $(VENV)/venv.stamp
	@echo "emplan: installing requirements/dev.txt into $(VENV)"
	@$(PIP) -r requirements/dev.txt
	@touch $@

$(VENV)/bench.stamp: requirements/bench.txt requirements/office.txt $(PROJECTS) | $(VENV)/venv.stamp
	@echo "emplan: installing requirements/bench.txt into $(VENV)"
	@$(PIP) -r requirements/bench.txt
	@touch $@
