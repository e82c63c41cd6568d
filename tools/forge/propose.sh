#!/usr/bin/env bash
# Opens a draft pull request with the one file in draft/, and says so below the issue.
# Run once more, it leaves what is there alone: people may have worked on it.
set -euo pipefail

[[ $ISSUE_NUMBER =~ ^[0-9]+$ ]]

if [ -f draft/refused.md ]; then
  { echo '没能变成草稿：'; echo; head -n 20 draft/refused.md; } >comment.md
  said=$(gh issue view "$ISSUE_NUMBER" --json comments \
    --jq '[.comments[] | select(.author.login == "github-actions") | .body] | last // ""')
  # Opening and labelling an issue are two events: what was said is not said again.
  if [ "$said" = "$(cat comment.md)" ]; then exit; fi
  gh issue comment "$ISSUE_NUMBER" --body-file comment.md
  exit
fi

path=$(cat draft/path)
[[ $path =~ ^cases/scams/[a-z0-9]+(-[a-z0-9]+)*\.yml$ ]]
branch=draft/issue-$ISSUE_NUMBER

if gh api "repos/$GH_REPO/git/ref/heads/$branch" >/dev/null 2>&1; then
  echo "已经有 $branch 了，不动它"
  exit
fi

start=$(gh api "repos/$GH_REPO/git/ref/heads/$DEFAULT_BRANCH" --jq .object.sha)
gh api "repos/$GH_REPO/git/refs" -f ref="refs/heads/$branch" -f sha="$start" >/dev/null
base64 -w0 draft/entry.yml >content
gh api -X PUT "repos/$GH_REPO/contents/$path" -f branch="$branch" -F content=@content \
  -f message="cases: 来自议题 #$ISSUE_NUMBER 的草稿" >/dev/null

# Tildes fence the report: nothing in it begins a line with as many.
{
  printf '来自 #%s，机器代填。编者请核对来源，把“待填”的填好。\n' "$ISSUE_NUMBER"
  echo
  echo '~~~~~~~~~~~~text'
  head -n 300 draft/report.txt | sed 's/^[ ~]*~/ /'
  echo
  echo '~~~~~~~~~~~~'
} >body.md
url=$(gh pr create --draft --base "$DEFAULT_BRANCH" --head "$branch" \
  --title "草稿：来自议题 #$ISSUE_NUMBER" --body-file body.md)
echo "已经变成草稿：$url 。编者会在那里核对来源。" >comment.md
gh issue comment "$ISSUE_NUMBER" --body-file comment.md
