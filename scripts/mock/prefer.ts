/** Selection of an example by the `Prefer` request header, with the syntax that Prism uses. */
import { NOT_FOUND, ProblemJsonError } from "@stoplight/prism-http";
import { parsePreference } from "../../src/testing/preference.js";
import type { Example } from "./rules.js";

/**
 * Returns the example that the header selects: `code=404`, `example=notFound`, or both. A name without a code means a
 * 200 response, as in Prism. Undefined if the header selects none.
 *
 * @throws ProblemJsonError if there is no such example.
 */
export function preferredExample(examples: readonly Example[], header = ""): Example | undefined {
  const preference = parsePreference(header);
  if (preference === undefined) {
    return undefined;
  }
  const { code, example: name } = preference;
  const withCode = examples.filter((example) => hasStatus(example, code ?? "200"));
  const found = withCode.find((example) => name === undefined || example.name === name);
  if (found !== undefined) {
    return code === undefined ? found : { ...found, status: Number(code) };
  }
  const names = withCode.map((example) => example.name).join(", ") || "none";
  throw ProblemJsonError.fromTemplate(NOT_FOUND, `The spec has no such example. Examples with this status: ${names}`);
}

/** Whether the response of the example covers a status: `4XX` covers `404`. */
function hasStatus(example: Example, code: string): boolean {
  return new RegExp(`^${example.code.replaceAll(/X/gi, "\\d")}$`).test(code);
}
