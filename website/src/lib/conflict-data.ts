/** The documentation conflicts that scripts/docs writes for the page. */
import { readFileSync } from "node:fs";
import type { ConflictEntry } from "./conflicts.ts";
import { ROOT } from "./sources.ts";

export const conflicts = JSON.parse(readFileSync(`${ROOT}website/generated/conflicts.json`, "utf8")) as ConflictEntry[];
