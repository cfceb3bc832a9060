/** A damaged copy of a spec, for the tests of the judges. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { stringify } from "yaml";
import { readSpec, type Node } from "../../scripts/openapi/specs.js";

/** Calls `judge` with a copy of the provider's spec that `damage` has changed, and takes the copy away again. */
export async function damaged<Verdict>(
  provider: string,
  damage: (document: Node) => unknown,
  judge: (document: URL) => Promise<Verdict>,
): Promise<Verdict> {
  const { document } = await readSpec(provider);
  damage(document);
  const folder = await mkdtemp(join(tmpdir(), "number-inventory-"));
  try {
    const file = join(folder, "openapi.yaml");
    await writeFile(file, stringify(document, { aliasDuplicateObjects: false }));
    return await judge(pathToFileURL(file));
  } finally {
    await rm(folder, { recursive: true });
  }
}
