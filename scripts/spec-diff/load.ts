/** Loads the specs, their changelogs and the package version of a git revision or of the working tree. */
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { parseDocument } from "yaml";
import { isObject } from "../../src/http/json.js";
import { root as projectRoot, type Node } from "../openapi/specs.js";
import type { SpecSet } from "./change.js";

/** The versions could not be compared. Its message says why. */
export class CompareError extends Error {
  override name = "CompareError" as const;
}

/** One side of a comparison. */
export interface Side {
  /** The name of the revision, or `working tree`. */
  name: string;
  specs: SpecSet;
  /** The text of each spec, by provider. */
  sources: ReadonlyMap<string, string>;
  /** The text of each spec's changelog, by provider. */
  changelogs: ReadonlyMap<string, string>;
  /** The version in package.json. */
  packageVersion: string;
}

/** Reads a file of one side; undefined if there is none. */
type ReadFile = (path: string) => Promise<string | undefined>;

/** Returns the path of a provider's spec in the project. */
export function specPath(provider: string): string {
  return `specs/${provider}/openapi.yaml`;
}

/** Loads the specs of the working tree. */
export async function loadWorkingTree(root: URL = projectRoot): Promise<Side> {
  const read: ReadFile = (path) => readFile(new URL(path, root), "utf8").catch(() => undefined);
  const folders = await readdir(new URL("specs/", root), { withFileTypes: true }).catch(() => []);
  return loadSide(
    "working tree",
    folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name),
    read,
  );
}

/**
 * Loads the specs of a git revision.
 *
 * @throws CompareError if git does not have the revision.
 */
export async function loadRevision(revision: string, root: URL = projectRoot): Promise<Side> {
  const commit = await tryGit(root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`);
  if (commit === undefined) {
    const hint = (await isShallow(root))
      ? "this clone is shallow: run `git fetch --unshallow --tags` first"
      : "fetch it first, or name another one";
    throw new CompareError(`unknown revision ${revision}: ${hint}`);
  }
  const entries = (await tryGit(root, "ls-tree", "--name-only", "-d", commit, "specs/")) ?? "";
  const providers = entries.split("\n").filter(Boolean);
  return loadSide(
    revision,
    providers.map((path) => path.slice("specs/".length)),
    (path) => tryGit(root, "show", `${commit}:${path}`),
  );
}

/**
 * Returns the revision to compare with by default: the last release tag, otherwise the main branch.
 *
 * @throws CompareError if there is neither, or if the clone is shallow and may lack the tags.
 */
export async function defaultRevision(root: URL = projectRoot): Promise<string> {
  const tag = await tryGit(root, "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*");
  if (tag !== undefined) {
    return tag;
  }
  if (await isShallow(root)) {
    throw new CompareError(
      "no release tag found, and this clone is shallow: run `git fetch --unshallow --tags`, or name a revision",
    );
  }
  for (const branch of ["origin/main", "main"]) {
    if ((await tryGit(root, "rev-parse", "--verify", "--quiet", `${branch}^{commit}`)) !== undefined) {
      return branch;
    }
  }
  throw new CompareError("no release tag and no branch `main` found: name a revision");
}

/**
 * Parses a spec.
 *
 * @throws CompareError with the line if the text is not YAML, or not an OpenAPI document.
 */
export function parseSpec(text: string, path: string, side: string): Node {
  const parsed = parseDocument(text);
  const [problem] = parsed.errors;
  if (problem !== undefined) {
    const line = problem.linePos?.[0].line ?? 1;
    throw new CompareError(`${path}:${line}: spec of ${side} does not parse: ${problem.message.split("\n")[0]}`);
  }
  const document: unknown = parsed.toJS();
  if (!isObject(document) || !isObject(document["paths"]) || !isObject(document["info"])) {
    throw new CompareError(`${path}: spec of ${side} must be an OpenAPI document with \`info\` and \`paths\``);
  }
  return document;
}

async function loadSide(name: string, providers: string[], read: ReadFile): Promise<Side> {
  const specs = new Map<string, Node>();
  const sources = new Map<string, string>();
  const changelogs = new Map<string, string>();
  for (const provider of [...providers].sort()) {
    const path = specPath(provider);
    const text = await read(path);
    if (text !== undefined) {
      specs.set(provider, parseSpec(text, path, name));
      sources.set(provider, text);
      changelogs.set(provider, (await read(`specs/${provider}/CHANGELOG.md`)) ?? "");
    }
  }
  if (specs.size === 0) {
    throw new CompareError(`no spec found in specs/ of ${name}`);
  }
  const packageVersion = parsePackageVersion((await read("package.json")) ?? "{}", name);
  return { name, specs, sources, changelogs, packageVersion };
}

function parsePackageVersion(text: string, side: string): string {
  try {
    const manifest = JSON.parse(text) as { version?: string };
    return manifest.version ?? "0.0.0";
  } catch (error) {
    throw new CompareError(`package.json of ${side} does not parse: ${(error as Error).message}`);
  }
}

async function isShallow(root: URL): Promise<boolean> {
  return (await tryGit(root, "rev-parse", "--is-shallow-repository")) === "true";
}

/** Returns the output of a git command without its last line break; undefined if the command fails. */
async function tryGit(root: URL, ...args: string[]): Promise<string | undefined> {
  try {
    const options = { cwd: fileURLToPath(root), maxBuffer: 64 * 1024 * 1024 };
    const { stdout } = await promisify(execFile)("git", args, options);
    return stdout.replace(/\n$/, "");
  } catch {
    return undefined;
  }
}
