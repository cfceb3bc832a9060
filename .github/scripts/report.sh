#!/usr/bin/env bash
# Runs a command, and writes what it printed to the summary of the run and, with its exit code, to the outputs of the
# step. The report is limited: GitHub rejects comments and issues of more than 65,536 characters, and larger summaries
# than 1 MiB.
set -euo pipefail
limit=60000
file=$(mktemp)
status=0
"$@" >"$file" 2>&1 || status=$?
cat "$file"
head -c 1000000 "$file" >>"$GITHUB_STEP_SUMMARY"
# A line that no report contains ends the output.
end="end-$(node --print 'crypto.randomUUID()')"
{
  echo "status=$status"
  echo "report<<$end"
  if [[ $(wc -c <"$file") -gt $limit ]]; then
    printf 'The report is too long for this place. The summary of the run has more of it.\n\n'
    # Whole lines only.
    head -c "$limit" "$file" | LC_ALL=C sed '$d'
  else
    cat "$file"
  fi
  echo
  echo "$end"
} >>"$GITHUB_OUTPUT"
