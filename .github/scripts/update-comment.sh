#!/usr/bin/env bash
# Writes REPORT as a comment on the pull request PULL_REQUEST, or into the comment that an earlier run wrote.
set -euo pipefail
marker='<!-- spec-diff -->'
comments="repos/$GH_REPO/issues/$PULL_REQUEST/comments"
find=".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$marker\"))) | .id"
existing=$(gh api --paginate "$comments" --jq "$find" | head -n 1)
body=$(printf '%s\n%s' "$marker" "$REPORT")
if [[ -n $existing ]]; then
  gh api --method PATCH "repos/$GH_REPO/issues/comments/$existing" --raw-field "body=$body" --silent
else
  gh api --method POST "$comments" --raw-field "body=$body" --silent
fi
