#!/usr/bin/env bash
# Labels the open pull request whose head is $HEAD_SHA. What it proposes is fetched, not checked out.
set -euo pipefail

python=${PYTHON:-.venv/bin/python}
[[ $HEAD_SHA =~ ^[0-9a-f]{40}$ ]]

found=$(gh api -X GET "repos/$GH_REPO/pulls" -f state=open -f head="$HEAD_OWNER:$HEAD_BRANCH" \
  --jq '.[] | select(.head.sha == env.HEAD_SHA) | [.number, .base.sha] | @tsv')
if [ -z "$found" ]; then
  echo '没有对应的、还开着的合并请求'
  exit
fi
IFS=$'\t' read -r number base <<<"$found"
[[ $number =~ ^[0-9]+$ && $base =~ ^[0-9a-f]{40}$ ]]

git fetch --quiet --no-tags origin "refs/pull/$number/head"
now=$(gh api "repos/$GH_REPO/issues/$number/labels" --jq '[.[].name]')
"$python" -m tools.labels "$base" "$HEAD_SHA" --now "$now" >labels.json
gh api -X PUT "repos/$GH_REPO/issues/$number/labels" --input labels.json >/dev/null
