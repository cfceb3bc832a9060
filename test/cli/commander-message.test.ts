import { expect, test } from "vitest";
import { rewriteMessage } from "../../src/cli/commander-message.js";

test.each([
  ["error: unknown option '--nope'", "unknown option `--nope`"],
  ["error: unknown option '--token=it's \n(a secret)'", "unknown option `--token`"],
  ["error: unknown option '--token:s3cret'", "unknown option `--token`"],
  ["error: unknown option '-ts3cret'", "unknown option `-t`"],
  ["error: unknown option '--s3cret'", "unknown option `--s`"],
  ["error: unknown command 'INVOCA_TOKEN=s3cret'", "unknown command `INVOCA_TOKEN`"],
  ["error: unknown command 's3cret'", "unknown command"],
  ["error: unknown option '--formt'\n(Did you mean --format?)", "unknown option `--formt`; did you mean `--format`?"],
  ["error: unknown command 'lst'\n(Did you mean list?)", "unknown command `lst`; did you mean `list`?"],
  ["error: option '--provider <ids>' argument missing", "`--provider` requires a value"],
  ["error: too many arguments for 'list'. Expected 0 arguments but got 1.", "`list` takes no arguments, only options"],
  ["error: another message", "another message"],
])("%j is rewritten", (message, rewritten) => {
  expect(rewriteMessage(message)).toBe(rewritten);
});
