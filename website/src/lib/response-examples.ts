/** The examples of the responses of an operation, without references. */
import type { Node } from "./spec.ts";

/** Returns their names and statuses, each name once. */
export function responseExamples(responses: Record<string, Node>): { name: string; status: string }[] {
  const named = new Map<string, string>();
  for (const [status, { content = {} }] of Object.entries(responses)) {
    for (const { examples = {} } of Object.values(content as Record<string, Node>)) {
      for (const name of Object.keys(examples as Node)) {
        named.set(name, named.get(name) ?? status);
      }
    }
  }
  return [...named].map(([name, status]) => ({ name, status }));
}
