# Everything a newcomer needs: `make run` and `make test`. Both set up what they need first.
PYTHON ?= python3
UV := .uv/bin/uv
BIN := .venv/bin
ARTIFACT := src/myotome/knowledge/compiled/knowledge.bin
KNOWLEDGE := $(shell find knowledge -name '*.yaml' 2>/dev/null)
LANGUAGES := src/myotome/language/compiled/en.mo
CATALOGUES := $(shell find src/myotome/language -name '*.po' 2>/dev/null)
COMPILER := $(shell find src/myotome/anatomy src/myotome/knowledge src/myotome/inference src/myotome/triage -name '*.py' 2>/dev/null)

# Trust what the machine trusts, where it keeps a list: behind a mirror or a proxy the built-in list is not enough.
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/cert.pem),)
export UV_SYSTEM_CERTS := 1
endif

.PHONY: help run test lint types unit browser pictures fuzz verify mutants knowledge evaluate bench load docs safety \
	languages audit lock clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

run: .make/ready  ## set up everything and start the page on this machine (ARGS="--country GB --open")
	@$(BIN)/myotome serve $(ARGS)

test: .make/ready .make/browser lint  ## set up everything and run all checks and tests
	@$(MAKE) --no-print-directory -j 2 types unit

lint: .make/ready  ## style and knowledge
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/myotome knowledge lint --quiet

types: .make/ready  ## static types
	$(BIN)/pyright

# Three at a time on two cores: while one waits for a browser or a server, the others work.
unit: .make/ready .make/browser  ## the tests alone
	$(BIN)/pytest -n 3 --dist worksteal

browser: .make/ready .make/browser  ## the journeys through the page in a real browser, alone
	$(BIN)/pytest -n 2 tests/browser

pictures: .make/ready .make/browser  ## write docs/pictures/*.png: the main screens as the browser shows them
	MYOTOME_PICTURES=docs/pictures $(BIN)/pytest tests/browser/test_pictures.py

fuzz: .make/ready  ## the laws and the readers, with many more and ever new inputs
	MYOTOME_FUZZ=long $(BIN)/pytest -n 2 tests/laws tests/fuzz

verify: .make/ready  ## prove the promises of triage over every set of answers (the long run)
	$(BIN)/myotome verify --long
	MYOTOME_LONG=1 $(BIN)/pytest -n 2 tests/verification

mutants: .make/ready  ## change the knowledge in every small wrong way: who notices? (a few minutes; JSON=1 for machines)
	$(BIN)/python -m scripts.mutants $(if $(JSON),--json)

knowledge: $(ARTIFACT)  ## compile knowledge/*.yaml into the artifact that ships

languages: .make/ready  ## bring the catalogue of the knowledge up to date and compile all languages
	$(BIN)/python -m scripts.language
	$(BIN)/python -m myotome.language.compile

evaluate: .make/ready  ## score the development cases, run the studies, write docs/evaluation.md (CASES=folder)
	$(BIN)/python scripts/evaluate.py $(or $(CASES),../shared/cases)

docs: .make/ready  ## write the reference pages (a page for each condition, all red flags)
	$(BIN)/python -m scripts.docs

safety: .make/ready  ## write the hazard log page and the figures of the safety case
	$(BIN)/python -m scripts.safety

bench: .make/ready  ## measure cold start and the next question
	$(BIN)/python scripts/bench.py

load: .make/ready  ## many people at once: rates, memory, a killed server; writes docs/load.md (ARGS=--long: 10,000 interviews)
	$(BIN)/python -m scripts.load $(ARGS)

# uv itself comes from the package index, pinned by hash: nothing else needs to be on the machine.
$(UV): requirements/uv.lock
	$(PYTHON) -m venv .uv
	.uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.lock
	@touch $(UV)

.make/installed: pyproject.toml requirements/dev.lock hatch_build.py $(UV)
	$(UV) venv --quiet --allow-existing --python $(PYTHON) .venv
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements/dev.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@mkdir -p .make && touch .make/installed $(ARTIFACT) $(LANGUAGES)

$(ARTIFACT): .make/installed $(KNOWLEDGE) $(COMPILER)
	$(BIN)/python -m myotome.inference.build knowledge $(ARTIFACT)

$(LANGUAGES): .make/installed $(CATALOGUES) src/myotome/language/compile.py src/myotome/language/known.py
	$(BIN)/python -m myotome.language.compile

.make/ready: .make/installed $(ARTIFACT) $(LANGUAGES)
	@touch .make/ready

audit: $(UV)  ## compare the dependencies with the public list of known faults (needs the network)
	@$(UV) audit --quiet --preview-features audit-command; found=$$?; rm -f uv.lock; \
	if [ $$found -eq 2 ]; then echo "audit: the list of known faults can not be reached from here; nothing was compared"; \
	else exit $$found; fi

# Chromium and axe-core, where they are missing and may be installed; tried again as long as one is missing.
.make/browser: scripts/chromium.sh tests/browser/package-lock.json
	@if scripts/chromium.sh; then mkdir -p .make && touch .make/browser; fi

lock: $(UV)  ## renew the locked versions
	echo uv | $(UV) pip compile - --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -o requirements/uv.lock
	$(UV) pip compile pyproject.toml --extra web --extra pdf --group dev --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -o requirements/dev.lock

clean:  ## remove everything that make created
	rm -rf .venv .uv .make tests/browser/node_modules $(ARTIFACT) src/myotome/language/compiled/*.mo .pytest_cache .hypothesis .ruff_cache
