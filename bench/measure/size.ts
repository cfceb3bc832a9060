import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { log } from "../progress.js";
import { withoutRatios, type Row } from "../row.js";

const PROVIDERS = [
  { id: "invoca", name: "Invoca", factory: "createInvocaClient" },
  { id: "cloudlx", name: "CloudLX", factory: "createCloudlxClient" },
  { id: "apifonica", name: "Apifonica", factory: "createApifonicaClient" },
  { id: "callgear", name: "CallGear", factory: "createCallgearClient" },
] as const;

/** Bundle size of an app that imports one client. openapi-fetch and ky are bare: an app's own code comes on top. */
export async function measureSize(): Promise<Row[]> {
  const tools = {
    "openapi-fetch": await sizeOf(`export { default } from "openapi-fetch";`),
    ky: await sizeOf(`export { default } from "ky";`),
  };
  const rows: Row[] = [];
  for (const { id, name, factory } of PROVIDERS) {
    const ours = await sizeOf(`export { ${factory} } from "../dist/src/providers/${id}/client.js";`);
    const redocly = await sizeOf(`export { createClient, OPERATIONS } from "./dist/redocly/${id}.ts";`);
    rows.push({
      what: `Bundle of the ${name} client (min + gzip)`,
      unit: "bytes",
      cells: withoutRatios({ ours, redocly, ...tools }),
      target: { most: 10_000, of: "value" },
    });
    log(`size: ${id}: ${ours} bytes`);
  }
  return rows;
}

async function sizeOf(contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL("..", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
  });
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length;
}
