# Two commands are all a learner or a tester needs: `make run` and `make test`. Both set everything up by themselves.
# Windows has no make: see README.md.

PYTHON := .venv/bin/python
# Two BLAS threads take both cores of a small machine and make the window stutter.
ONE_THREAD := OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 MKL_NUM_THREADS=1
NO_SCREEN := QT_QPA_PLATFORM=offscreen

.PHONY: help run test check bench bundle translations format ready

help:
	@echo "make run           open the window                      (ARGS=\"--lab l04_linear/train\")"
	@echo "make test          all tests, without a screen          (ARGS=\"-k surface\")"
	@echo "make check         format, lint, types, translations"
	@echo "make bench         how fast it is, as tables"
	@echo "make bundle        dist/ModuLab, which runs without Python"
	@echo "make translations  extract and compile the interface's texts"
	@echo "make format        format and sort imports"

ready:
	@tools/setup.sh

run: ready
	@$(PYTHON) main.py $(ARGS)

test: ready
	@$(NO_SCREEN) $(ONE_THREAD) $(PYTHON) -m pytest -n auto --dist worksteal $(ARGS)

# All four are run, so that one look shows all that is wrong.
check: ready
	@status=0; \
	echo "ruff format"; $(PYTHON) -m ruff format --check . || status=1; \
	echo "ruff check"; $(PYTHON) -m ruff check . || status=1; \
	echo "mypy"; $(PYTHON) -m mypy || status=1; \
	$(PYTHON) -m tools.translations check || status=1; \
	exit $$status

bench: ready
	@$(NO_SCREEN) $(ONE_THREAD) $(PYTHON) -m pytest tests/benchmarks -o addopts="-p no:cacheprovider" -o norecursedirs=".*" --benchmark-only $(ARGS)
	@$(NO_SCREEN) $(ONE_THREAD) $(PYTHON) -m tests.benchmarks.gui_bench

bundle: ready
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --editable ".[bundle]"
	@$(PYTHON) -m PyInstaller --noconfirm --log-level WARN tools/modulab.spec

translations: ready
	@$(PYTHON) -m tools.translations update

format: ready
	@$(PYTHON) -m ruff format .
	@$(PYTHON) -m ruff check --fix .
