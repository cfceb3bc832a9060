/** Removes the values of variables from texts that quote a server or the runtime. */
import { Redactor } from "../http/redactor.js";
import { providers } from "../providers/index.js";
import type { Environment } from "./variables.js";

/** The minimum length of a value that is replaced: a shorter one is not a credential, but may be a part of any word. */
const MIN_LENGTH = 6;

/**
 * Returns a function that replaces the values of all variables, except base URLs, with `[redacted]`: each may be a
 * credential in the wrong variable.
 */
export function createValueRedactor(env: Environment): (text: string) => string {
  const redactor = createVariableRedactor(env);
  return (text) => redactor.redact(text);
}

/** Returns a redactor of these values, to which others can be added. */
export function createVariableRedactor(env: Environment): Redactor {
  const redactor = new Redactor();
  for (const { name } of providers.flatMap(({ variables }) => [...variables])) {
    const value = env[name]?.trim() ?? "";
    if (value.length >= MIN_LENGTH) {
      redactor.add(value);
    }
  }
  return redactor;
}
