#!/usr/bin/env bash
# Keeps one issue that says what is due: made, changed, or left alone where nothing is due.
set -euo pipefail

title='每周提醒：该复核的条目和打不开的来源'
number=$(gh issue list --state open --author app/github-actions --limit 100 --json number,title \
  --jq "[.[] | select(.title == \"$title\") | .number][0] // empty")

if [ ! -s "$1" ]; then
  if [ -n "$number" ]; then
    gh issue close "$number" --comment '这周没有要看的了。'
  fi
elif [ -n "$number" ]; then
  gh issue edit "$number" --body-file "$1"
else
  gh issue create --title "$title" --body-file "$1"
fi
