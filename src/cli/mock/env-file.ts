/** The file with the environment variables that connect the command to the mock. */
import { readFile, rm, writeFile } from "node:fs/promises";

const HEADER = "# Written by the mock. Variables that connect number-inventory to it.";

/**
 * Returns the content of the file. Shells (`. ./mock.env`), `util.parseEnv` and `--env-file` can all read it.
 *
 */
export function formatEnvFile(env: Readonly<Record<string, string>>): string {
  const lines = Object.entries(env).map(([name, value]) => `export ${name}=${quote(value)}`);
  return [HEADER, ...lines, ""].join("\n");
}

/**
 * Writes the variables to a file. A file of an earlier run of the mock is replaced.
 *
 * @throws Error if the file exists and the mock did not write it, or if it cannot be written.
 */
export async function writeEnvFile(path: string, env: Readonly<Record<string, string>>): Promise<void> {
  const existing = await readIfExists(path);
  if (existing !== undefined && !existing.startsWith(HEADER)) {
    throw new Error(`${path} exists and was not written by the mock: choose another file with --output`);
  }
  await writeFile(path, formatEnvFile(env));
}

/**
 * Removes the file that {@link writeEnvFile} wrote, unless its content has changed: it then belongs to another mock.
 */
export async function removeEnvFile(path: string, env: Readonly<Record<string, string>>): Promise<void> {
  if ((await readIfExists(path)) === formatEnvFile(env)) {
    await rm(path);
  }
}

/** The content of a file, or undefined if it does not exist. */
async function readIfExists(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}

function quote(value: string): string {
  if (/^[\w./:@-]+$/.test(value)) {
    return value;
  }
  if (!value.includes("'")) {
    return `'${value}'`;
  }
  throw new Error(`x-mock-env: a value must not contain a single quote, got ${value}`);
}
