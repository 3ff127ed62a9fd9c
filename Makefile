# Every target sets up what it needs in .venv: Python 3.11 or newer, make and a network are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WHEEL := $(VENV)/wheel.stamp
DEV := $(VENV)/dev.stamp
TRAIN := .venv-train/train.stamp
TRAINED := PYTHONPATH=src .venv-train/bin

.PHONY: demo test lint bench accuracy speed coverage actors identity kills ingest scale train curve lock clean

demo: $(WHEEL)
	$(BIN)/dateline code samples --format table

test: $(DEV)
	$(BIN)/python -m pytest
	@test -e ../shared/gold/score.py || echo "left out: the accuracy ratchet (no gold data beside this checkout)"

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: accuracy speed coverage actors identity

accuracy: $(DEV)
	$(BIN)/python -m benchmarks.accuracy --check

speed: $(DEV)
	$(BIN)/python -m benchmarks.speed

# What share of the verbs with a political actor as subject the predicate tables know, on 1,000 stories.
coverage: $(DEV)
	$(BIN)/python -m benchmarks.coverage

# Do reports name the right two, what do the tables of who hold and cost, and for which months is a state's government known.
actors: $(DEV)
	$(BIN)/python -m benchmarks.actors
	$(BIN)/python -m benchmarks.offices

# Do reports of one thing become one event; is a record whole after an ingest was killed a hundred times (STORIES names a file of JSON lines).
identity: $(DEV)
	$(BIN)/python -m benchmarks.identity

kills: $(DEV)
	$(BIN)/python -m benchmarks.kills $(STORIES)

# What adding costs beside coding; what a report costs, and a page of events takes, at a million reports against ten thousand (an hour and a half), and at ten million.
ingest: $(DEV)
	$(BIN)/python -m benchmarks.ingest $(STORIES)

scale: $(DEV)
	$(BIN)/python -m benchmarks.scale $(STORIES) --rows 10000000

# What runs is the installed wheel, not the tree; it is built anew when a file of it changes.
$(WHEEL): constraints.txt pyproject.toml README.md $(shell find src -type f -not -name '*.pyc')
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r constraints.txt
	rm -rf build dist
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation -w dist .
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --force-reinstall dist/dateline-*.whl
	touch $@

$(DEV): $(WHEEL) constraints-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r constraints-dev.txt
	touch $@

# Learn the event model anew from training/sentences, measure it on the fifth held out, and write it into the package. Forty minutes on two cores.
train: $(TRAIN)
	$(TRAINED)/python training/train.py

# The learning curve by kind of sentence, on the same fifth.
curve: $(TRAIN)
	$(TRAINED)/python training/curve.py

# What training needs (torch, the pretrained encoder) never meets what runs.
$(TRAIN): constraints.txt constraints-train.txt
	test -x .venv-train/bin/python || $(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r constraints.txt -r constraints-train.txt
	touch $@

# Pin again: newest releases that the ranges of pyproject.toml allow, with hashes.
lock:
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --strip-extras --output-file constraints.txt pyproject.toml requirements-build.in
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --strip-extras --constraint constraints.txt --output-file constraints-dev.txt requirements-dev.in
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --strip-extras --constraint constraints.txt --output-file constraints-train.txt requirements-train.in

clean:
	rm -rf $(VENV) .venv-train build dist
