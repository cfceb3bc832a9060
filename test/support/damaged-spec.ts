/** A changed copy of a spec, for the tests of `redocly score` and Spectral. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { stringify } from "yaml";
import { readSpec, type Node } from "../../scripts/openapi/specs.js";

/** Calls `check` with a copy of the provider's spec that `damage` has changed, then removes the copy. */
export async function damaged<Result>(
  provider: string,
  damage: (document: Node) => unknown,
  check: (document: URL) => Promise<Result>,
): Promise<Result> {
  const { document } = await readSpec(provider);
  damage(document);
  const folder = await mkdtemp(join(tmpdir(), "number-inventory-"));
  try {
    const file = join(folder, "openapi.yaml");
    await writeFile(file, stringify(document, { aliasDuplicateObjects: false }));
    return await check(pathToFileURL(file));
  } finally {
    await rm(folder, { recursive: true });
  }
}
