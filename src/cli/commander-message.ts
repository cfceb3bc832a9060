/** Commander's messages in the style of the command's own: options in backticks, a suggestion after a semicolon. */

const SUGGESTION = /\n\(Did you mean (.+)\?\)$/;

/** The rewritten messages. Text that may be a credential is not shown. */
const REWRITES: readonly [pattern: RegExp, replacement: string][] = [
  [/^unknown option '(--[a-z-]*|-[a-z]?)[^]*$/i, "unknown option `$1`"],
  [/^unknown command '([a-z_-]{1,16})['=:][^]*$/i, "unknown command `$1`"],
  [/^unknown command '[^]*$/, "unknown command"],
  [/^option '(\S+) <.*>' argument missing$/, "`$1` requires a value"],
  [/^too many arguments for '(.*)'\. .*$/, "`$1` takes no arguments, only options"],
];

/** The message of an error that commander found in the arguments. */
export function rewriteMessage(message: string): string {
  const suggestion = SUGGESTION.exec(message)?.[1];
  const problem = message.replace(/^error: /, "").replace(SUGGESTION, "");
  const text = REWRITES.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), problem);
  return suggestion === undefined ? text : `${text}; did you mean \`${suggestion}\`?`;
}
