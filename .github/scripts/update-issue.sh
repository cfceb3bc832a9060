#!/usr/bin/env bash
# Opens an issue named TITLE with REPORT, or writes the report into the open issue of that title.
set -euo pipefail
file=$(mktemp)
# More backticks than a report contains, so that none of its lines ends the block.
printf '%s\n\n``````````text\n%s\n``````````\n' "$RUN_URL" "$REPORT" >"$file"
existing=$(gh issue list --state open --limit 1000 --json number,title --jq '.[] | select(.title == env.TITLE) | .number' | head -n 1)
if [[ -n $existing ]]; then
  gh issue edit "$existing" --body-file "$file"
else
  gh issue create --title "$TITLE" --body-file "$file"
fi
