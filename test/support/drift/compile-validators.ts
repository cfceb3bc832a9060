import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { generateValidators } from "../../../scripts/generate/validators.js";
import { root, type Node } from "../../../scripts/openapi/specs.js";
import type { ApiResponses } from "../../../src/drift/declaration.js";

/** The validators that are generated for a document. */
export async function compileValidators(document: Node): Promise<ApiResponses> {
  const contents = generateValidators({ provider: "acme", url: new URL("file:///openapi.yaml"), document });
  const { outputFiles } = await build({
    stdin: { contents, loader: "ts", resolveDir: fileURLToPath(new URL("generated/invoca/", root)) },
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  const code = Buffer.from(outputFiles[0]!.contents).toString("base64");
  const { api } = (await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)) as { api: ApiResponses };
  return api;
}
