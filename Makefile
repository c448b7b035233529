# Two commands do everything on a fresh machine with Python 3.11 or later: `make demo` and `make test`.
# `make fuzz` damages what is read for some minutes; `make docs` builds the site, `make man` the man page, `make release` what is released.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DOCS := $(VENV)/.docs
TRY ?=

.PHONY: demo test fuzz lint audit docs man release lock clean

demo: $(STAMP)
	$(BIN)/comity demo

test: $(STAMP) lint
	$(BIN)/pytest -n 2 --dist worksteal

fuzz: $(STAMP)  ## the fuzz tests with twenty times as many examples, then atheris where it is installed
	$(BIN)/pytest tests/fuzz --hypothesis-profile=fuzz
	$(BIN)/python tools/fuzz.py

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

audit:  ## looks every pinned package up among known holes; needs a network, and says so where there is none
	test -x .audit/bin/pip-audit || ($(PYTHON) -m venv .audit && .audit/bin/python -m pip install --quiet pip-audit==2.10.1) \
		|| (echo "the audit asks pypi.org, which is not reached from here: nothing was looked up" >&2; exit 1)
	.audit/bin/pip-audit --strict --requirement requirements.lock --require-hashes --disable-pip
	.audit/bin/pip-audit --strict --requirement requirements-docs.lock --require-hashes --disable-pip

docs: $(DOCS)  ## the site in site/; what leads nowhere ends it
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build

man: $(STAMP)  ## build/share/man/man1/comity.1, and completions for bash, zsh and fish beside it
	$(BIN)/python tools/manual.py

release: $(STAMP)  ## sdist and wheel of the last commit in dist/, built twice; TRY="python3.12 ..." runs the demo from the wheel
	$(BIN)/python tools/release.py --try $(TRY)

$(DOCS): $(STAMP) requirements-docs.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-docs.lock
	touch $(DOCS)

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

lock:  ## writes both locks anew from pyproject.toml (needs uv and a network)
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --output-file requirements.lock
	uv pip compile --group docs --constraint requirements.lock --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --output-file requirements-docs.lock

clean:
	rm -rf $(VENV) .audit .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist site demo-casebook
