/** Compares keywords that document a part, and keywords that no rule covers. */
import type { Context } from "./findings.js";
import { placeOfKeyword } from "./keywords.js";

interface Documented {
  pointer: string;
  words: ReadonlyMap<string, string>;
  others: ReadonlyMap<string, string>;
}

/** Reports changes of words as one finding per part. */
export function compareWords(
  context: Pick<Context, "report">,
  before: Documented,
  after: Documented,
  subject: string,
): void {
  const keys = changedKeys(before.words, after.words);
  if (after.words.get("deprecated") === "true" && keys.includes("deprecated")) {
    context.report({ rule: "deprecated", pointer: `${after.pointer}/deprecated`, subject });
  }
  const rest = keys.filter((key) => key !== "deprecated" || after.words.get(key) !== "true");
  if (rest.length > 0) {
    context.report({ rule: "words-changed", pointer: after.pointer, subject, after: rest });
  }
}

/** Reports each change of a keyword that no rule covers. */
export function compareOthers(
  context: Pick<Context, "report">,
  before: Documented,
  after: Documented,
  subject: string,
): void {
  for (const key of changedKeys(before.others, after.others)) {
    const place = placeOfKeyword(key, before, after, after.others.has(key));
    context.report({ rule: "not-classified", ...place, subject, after: `\`${key}\`` });
  }
}

function changedKeys(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  const valueOf = (values: ReadonlyMap<string, string>, key: string) =>
    key === "deprecated" && values.get(key) === "false" ? undefined : values.get(key);
  return [...keys].filter((key) => valueOf(before, key) !== valueOf(after, key)).sort();
}
