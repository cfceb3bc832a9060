/** The cause of the changes of a spec. It alters the words of a report, not the required version. */

/** Whether our knowledge of the API was wrong, or the provider changed the API. */
export type Cause = "correction" | "api-change";

/** What a report says about a cause. */
export const CAUSE_TEXT: Readonly<Record<Cause, string>> = {
  correction: "Cause: correction. The API already was like this; the spec was wrong.",
  "api-change": "Cause: API change. The provider changed the API.",
};

/**
 * Returns the cause that the newest entry of a spec's changelog states, in a line that starts with `Cause: correction`
 * or `Cause: API change`. Undefined if it states none, or if the entry is not new.
 */
export function findCause(before: string, after: string): Cause | undefined {
  const entry = newestEntry(after);
  const match = /^Cause: (correction|API change)/im.exec(entry)?.[1];
  if (match === undefined || before.includes(entry)) {
    return undefined;
  }
  return match.toLowerCase() === "correction" ? "correction" : "api-change";
}

/** Returns the first entry of a changelog, from its heading on. Empty if there is none. */
export function newestEntry(changelog: string): string {
  return changelog.split(/^(?=## )/m)[1] ?? "";
}
