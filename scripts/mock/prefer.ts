/** The example that a caller of the mock asks for by the `Prefer` header, in Prism's words. */
import { NOT_FOUND, ProblemJsonError } from "@stoplight/prism-http";
import type { Example } from "./rules.js";

/**
 * The example that the header names: `code=404`, `example=notFound`, or both; undefined where it names none. A name
 * alone is of a 200, as in Prism. Throws a `ProblemJsonError` where there is no such example.
 */
export function preferredExample(examples: readonly Example[], header = ""): Example | undefined {
  const wish = (name: string) => new RegExp(`(?:^|[\\s,;])${name}="?([^\\s,;"]+)`, "i").exec(header)?.[1];
  const [code, name] = [wish("code"), wish("example")];
  if (code === undefined && name === undefined) return undefined;
  const ofCode = examples.filter((example) => covers(example, code ?? "200"));
  const found = ofCode.find((example) => name === undefined || example.name === name);
  if (found !== undefined) return code === undefined ? found : { ...found, status: Number(code) };
  const names = ofCode.map((example) => example.name).join(", ") || "none";
  throw ProblemJsonError.fromTemplate(NOT_FOUND, `The spec has no such example. With this status it has: ${names}`);
}

function covers(example: Example, code: string): boolean {
  return new RegExp(`^${example.code.replaceAll(/X/gi, "\\d")}$`).test(code);
}
