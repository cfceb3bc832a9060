import { isBuiltin } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { forTest } from "../support/simulators/for-test.js";
import { startInvoca } from "../support/simulators/index.js";

interface Worker {
  fetch(request: Request, env: Record<string, string>): Promise<Response>;
}

/** The Worker as a bundle, which is what a deployment has. `npm run test:runtimes` runs it in workerd. */
async function bundleWorker(): Promise<Worker> {
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(new URL("../../examples/worker/main.ts", import.meta.url))],
    bundle: true,
    format: "esm",
    metafile: true,
    write: false,
  });
  const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  expect(imported.filter(isBuiltin)).toEqual([]);
  const url = `data:text/javascript;base64,${Buffer.from(outputFiles[0]!.contents).toString("base64")}`;
  return ((await import(/* @vite-ignore */ url)) as { default: Worker }).default;
}

test("the Worker returns one page after another, each with one request", async () => {
  const simulator = await forTest(startInvoca({ rows: 250 }));
  const worker = await bundleWorker();
  const ids: number[] = [];
  let url = "https://worker.test/";
  for (let page = 1; page <= 3; page++) {
    const response = await worker.fetch(new Request(url), simulator.env);
    const { numbers, next } = (await response.json()) as { numbers: { id: number }[]; next: string | null };
    ids.push(...numbers.map(({ id }) => id));
    expect(simulator.requests).toHaveLength(page);
    expect(next === null).toBe(page === 3);
    url = `https://worker.test/?${new URLSearchParams({ after: next ?? "" }).toString()}`;
  }
  expect(ids).toEqual(simulator.rows.keys);
});
