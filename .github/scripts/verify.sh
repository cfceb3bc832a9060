#!/usr/bin/env bash
# Runs `number-inventory verify`. If no account is configured, it says so and succeeds.
set -euo pipefail
if ! node -- dist/src/cli/main.js providers | grep -qE ': (configured|incomplete configuration)$'; then
  echo "No secret is configured, so no account was verified. docs/command.md lists the variables."
  exit 0
fi
exec node -- dist/src/cli/main.js verify "$@"
