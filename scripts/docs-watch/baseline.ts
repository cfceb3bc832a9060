/** The stored texts of the watched sections. */
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";

/** What a section contained when it was stored. */
export interface Entry {
  address: string;
  selector?: string;
  /** The date of the last successful fetch that was stored: YYYY-MM-DD. */
  fetched: string;
  /** The SHA-256 hash of the lines. */
  fingerprint: string;
  lines: string[];
}

/** The entries by name of the source (`provider/id`). */
export type Baseline = Record<string, Entry>;

/** Reads the baseline. A missing file is an empty baseline. */
export async function readBaseline(file: URL): Promise<Baseline> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Baseline;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return {};
    }
    throw error;
  }
}

/** Writes the baseline, sorted by name. An interrupted run keeps the old file. */
export async function writeBaseline(file: URL, baseline: Baseline): Promise<void> {
  const sorted = Object.fromEntries(Object.entries(baseline).sort(([one], [other]) => (one < other ? -1 : 1)));
  await mkdir(new URL(".", file), { recursive: true });
  const temporary = new URL(`${file.href}.tmp`);
  await writeFile(temporary, `${JSON.stringify(sorted, null, 2)}\n`);
  await rename(temporary, file);
}

/** Returns the fingerprint of a section. */
export function fingerprint(lines: readonly string[]): string {
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}
