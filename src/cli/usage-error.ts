/** A usage or configuration error: exit code 2. The message says how to fix it. */
export class UsageError extends Error {
  override name = "UsageError";
  /** The line after the message that names the help text to read; empty if the message suffices. */
  readonly hint: string;

  constructor(message: string, hint = "") {
    super(message);
    this.hint = hint;
  }
}

/** The hint of an error in the arguments of a command, for example `number-inventory list`. */
export function seeHelp(command: string): string {
  return `See '${command} --help'.`;
}
