#!/usr/bin/env bash
# Makes draft/ out of the issue of this run's event file: the entry, its path, its report; or
# refused.md, which says why not. Nothing of the issue passes through this shell.
set -euo pipefail

python=${PYTHON:-.venv/bin/python}

mkdir draft
if path=$("$python" -m tools.from_issue --event "$GITHUB_EVENT_PATH" 2>draft/refused.md); then
  rm draft/refused.md
  printf '%s' "$path" >draft/path
  cp -- "$path" draft/entry.yml
  # Findings are what the editor is to do next: they stop nothing.
  "$python" -m generator check -- "$path" >draft/report.txt || true
elif [ ! -s draft/refused.md ] || grep -q '^Traceback' draft/refused.md; then
  cat draft/refused.md >&2
  exit 1
fi
