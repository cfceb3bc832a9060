/** Runs `redocly diff` on the cases of the catalog, as many as possible in one process. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { root, type Node } from "../../scripts/openapi/specs.js";
import type { Bump } from "../../scripts/spec-diff/change.js";

interface Versions {
  before: Node;
  after: Node;
}

interface DiffReport {
  bump: Bump | null;
  changes: { path: string; impact: Bump }[];
}

const BUMPS: readonly Bump[] = ["major", "minor", "patch", "none"];

/**
 * Returns the bump of each pair of versions according to `redocly diff` with its recommended rules. Pairs with
 * the same paths and schema names are compared in one process, with their names prefixed. Each other pair has its own.
 */
export async function redoclyBumps(pairs: readonly Versions[]): Promise<Bump[]> {
  const folder = await mkdtemp(join(tmpdir(), "redocly-diff-"));
  try {
    await writeFile(join(folder, "redocly.yaml"), "extends: [diff-recommended]\n");
    const joint = await diff(folder, "joint", joinDocuments(pairs, "before"), joinDocuments(pairs, "after"));
    const bumps: Bump[] = [];
    for (const [index, { before, after }] of pairs.entries()) {
      bumps.push(
        haveSameRoot(before, after)
          ? bumpOf(joint, index)
          : ((await diff(folder, `pair-${index}`, before, after)).bump ?? "none"),
      );
    }
    return bumps;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Whether two documents differ only in what is below the same paths and schemas. Redocly pairs a removed path with a
 * similar added one, which may be of another case.
 */
function haveSameRoot(before: Node, after: Node): boolean {
  const [old, now] = [before, after].map(({ paths, components, ...rest }) =>
    JSON.stringify([
      rest,
      Object.keys(paths as Node),
      Object.keys((components as Node)["schemas"] as Node),
      (components as Node)["securitySchemes"],
    ]),
  );
  return old === now;
}

function joinDocuments(pairs: readonly Versions[], side: keyof Versions): Node {
  const documents = pairs.map((versions, index) => prefixNames(versions[side], index));
  return {
    ...pairs[0]?.before,
    paths: Object.assign({}, ...documents.map(({ paths }) => paths as Node)) as Node,
    components: {
      ...(pairs[0]?.before["components"] as Node),
      schemas: Object.assign({}, ...documents.map(({ components }) => components.schemas as Node)) as Node,
    },
  };
}

/** Returns a document whose paths, schemas and operationIds start with the number of its case. */
function prefixNames(document: Node, index: number): Node {
  const rename = (node: Node, prefix: string) =>
    Object.fromEntries(Object.entries(node).map(([name, value]) => [`${prefix}${name}`, value as unknown]));
  const text = JSON.stringify({
    paths: rename(document["paths"] as Node, `/case${index}`),
    components: { schemas: rename(document["components"].schemas as Node, `case${index}_`) },
  });
  return JSON.parse(
    text
      .replaceAll('"#/components/schemas/', `"#/components/schemas/case${index}_`)
      .replaceAll('"operationId":"', `"operationId":"case${index}_`),
  ) as Node;
}

function bumpOf({ changes }: DiffReport, index: number): Bump {
  const own = changes.filter(({ path }) => new RegExp(`/(~1)?case${index}(_|~1)`).test(path));
  return BUMPS.find((bump) => own.some(({ impact }) => impact === bump)) ?? "none";
}

async function diff(folder: string, name: string, before: Node, after: Node): Promise<DiffReport> {
  const files = [join(folder, `${name}-before.json`), join(folder, `${name}-after.json`)];
  await Promise.all([before, after].map((document, index) => writeFile(files[index] ?? "", JSON.stringify(document))));
  const cli = fileURLToPath(new URL("node_modules/@redocly/cli/bin/cli.js", root));
  const options = ["--config", join(folder, "redocly.yaml"), "--format", "json", "--fail-on", "none"];
  const { stdout } = await promisify(execFile)(process.execPath, [cli, "diff", ...files, ...options], {
    cwd: folder,
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as DiffReport;
}
