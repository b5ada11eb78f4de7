# The runbook's words. Each target needs Rust and nothing else.

CARGO ?= cargo
SETTINGS = $(CARGO) run --quiet --package alphaswarm-settings-cli --
DEMO = examples/core-service/demo
DEMO_ARGS ?=
# An example with a schema of its own.
PLATFORM = examples/platform

.PHONY: help generate-config validate-config check-settings check-compat demo demo-check test consumers reference-picture

help:
	@echo "make generate-config ENV=local|cloud|k8s   write the artifacts of one environment"
	@echo "make validate-config                       prove that every artifact agrees with the schema"
	@echo "make check-settings                        prove that the schema has every variable that is used"
	@echo "make check-compat                          prove that the schema can follow the last release"
	@echo "make demo                                  generate everything and start the example on it"
	@echo "make demo-check                            the same, but stop after a look at it"
	@echo "make test                                  check the demo and run every test"
	@echo "make consumers                             install the readers that some tests run"
	@echo "make reference-picture                     take the picture of the reference page for the docs"

# The word has to come from the command line: shells have a variable ENV of their own.
generate-config:
	$(if $(filter command line,$(origin ENV)),,$(error Say which environment: make generate-config ENV=local, ENV=cloud or ENV=k8s))
	$(if $(filter local cloud k8s kubernetes,$(ENV)),,$(error ENV is local, cloud or k8s, not "$(ENV)"))
	@$(SETTINGS) generate --env $(ENV)

validate-config:
	@$(SETTINGS) validate
	@cd $(PLATFORM) && $(SETTINGS) validate

check-settings:
	@$(SETTINGS) check --deny-warnings
	@cd $(PLATFORM) && $(SETTINGS) check --deny-warnings

check-compat:
	@$(SETTINGS) compat --deny-warnings

demo:
	@CARGO="$(CARGO)" $(DEMO) $(DEMO_ARGS)

# Port 0 takes a free port: a check must not depend on which ports are taken.
demo-check:
	@CARGO="$(CARGO)" $(DEMO) --check --listen 127.0.0.1:0

# The tests come last: what they end with is what one looks for.
test: demo-check
	$(CARGO) test --workspace --no-fail-fast

consumers:
	tests/consumers/install

# A browser draws letters as its machine does: no test compares the picture.
reference-picture: consumers
	target/consumers/venv/bin/node tests/consumers/pages/shoot.mjs \
		docs/reference/alphaswarm.html docs/reference/alphaswarm.png
