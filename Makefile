.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
UV     := uv==0.13.9

VENV  := .venv
BIN   := $(VENV)/bin
BUILD := $(VENV)/build.stamp
DEV   := $(VENV)/dev.stamp
BENCH := $(VENV)/bench.stamp

.PHONY: help install build test test-long serve check bench bench-search bench-lighthouse pictures format lock clean

help: ## 列出命令 · list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

install: $(BUILD) ## 只备好环境 · set up, nothing else

build: $(BUILD) ## 备好环境，生成网站到 site/ · set up, then build the site into site/
	$(BIN)/fanzha build $(ARGS)

test: $(DEV) ## 与 CI 完全相同的全部检查 · everything CI runs
	@set -e; \
	FANZHA_CHROMIUM=$$(PYTHON=$(BIN)/python sh tools/chromium.sh); \
	export FANZHA_CHROMIUM; \
	set -x; \
	$(BIN)/ruff format --check .; \
	$(BIN)/ruff check .; \
	$(BIN)/mypy --strict; \
	$(BIN)/pytest; \
	$(BIN)/fanzha check; \
	$(BIN)/fanzha build

test-long: $(DEV) ## 随机试一万次 · try 10,000 random texts and files, for about an hour
	$(BIN)/pytest tests/any --hypothesis-profile long --timeout 0 $(ARGS)

serve: $(BUILD) ## 本机预览，改动即刷新 · preview with live reload
	$(BIN)/fanzha serve $(ARGS)

check: $(BUILD) ## 只检查案例文件 · check the case files only
	$(BIN)/fanzha check $(ARGS)

bench: $(BENCH) ## 测速度 · measure the speed
	$(BIN)/python -m tools.bench $(ARGS)

bench-search: $(BENCH) ## 和别的搜索比 · measure the search beside others
	@FANZHA_CHROMIUM=$$(PYTHON=$(BIN)/python sh tools/chromium.sh); \
	export FANZHA_CHROMIUM; \
	$(BIN)/python -m tools.bench_search $(ARGS)

bench-lighthouse: $(DEV) ## 网页打分（要有 npm 的 lighthouse）· score the pages
	$(BIN)/python -m tools.bench_lighthouse

pictures: $(DEV) ## 重拍编者手册里的图 · take the guide's pictures anew
	@FANZHA_CHROMIUM=$$(PYTHON=$(BIN)/python sh tools/chromium.sh); \
	export FANZHA_CHROMIUM; \
	$(BIN)/python -m tools.pictures

format: $(DEV) ## 整理 Python 代码 · tidy the Python code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Keeps the pins that still fit; `make lock ARGS=--upgrade` renews them all.
lock: $(VENV)/pyvenv.cfg ## 重新锁定依赖版本 · pin the dependencies anew
	$(BIN)/python -m pip install --quiet $(UV)
	UV_CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/uv pip compile pyproject.toml --quiet $(ARGS) \
	  --universal --python-version 3.11 --generate-hashes --group build -o requirements.txt
	UV_CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/uv pip compile pyproject.toml --quiet $(ARGS) \
	  --universal --python-version 3.11 --generate-hashes --group dev -c requirements.txt \
	  -o requirements-dev.txt
	UV_CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/uv pip compile pyproject.toml --quiet $(ARGS) \
	  --universal --python-version 3.11 --generate-hashes --group bench -c requirements-dev.txt \
	  -o requirements-bench.txt

clean: ## 删除环境、网站和缓存 · remove the environment, the site and the caches
	rm -rf $(VENV) site .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/pyvenv.cfg:
	@PYTHON='$(PYTHON)' sh tools/setup_venv.sh $(VENV)

$(BUILD): $(VENV)/pyvenv.cfg requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(BUILD) requirements-dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

$(BENCH): $(DEV) requirements-bench.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-bench.txt
	@touch $@
