import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { tell } from "../progress.js";
import { plain, type Row } from "../row.js";

const PROVIDERS = [
  { id: "invoca", name: "Invoca", factory: "createInvocaClient" },
  { id: "cloudlx", name: "CloudLX", factory: "createCloudlxClient" },
  { id: "apifonica", name: "Apifonica", factory: "createApifonicaClient" },
  { id: "callgear", name: "CallGear", factory: "createCallgearClient" },
] as const;

/** What an app ships that imports a client. openapi-fetch and ky know no provider: what is written around them comes on top. */
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
      what: `Bundle of a client for ${name}, minified and gzip`,
      unit: "bytes",
      cells: plain({ ours, redocly, ...tools }),
      target: { most: 8_000, of: "value" },
    });
    tell(`size: ${id}: ${ours} bytes`);
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
