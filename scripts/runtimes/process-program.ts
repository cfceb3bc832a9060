/** The program that runs the checks in Node.js, Bun and Deno: prints the results as JSON. */
import { runChecks, type App, type CheckConfig, type CheckResult } from "./checks.js";

/** The part of a module of `@hono/node-server` that is used. */
interface Adapter {
  serve(
    options: { fetch: () => Promise<Response>; port: number; hostname: string },
    onListen: (address: { port: number }) => void,
  ): unknown;
}

/** Runs the checks in a handler of Hono's adapter, which has replaced the global `Request` and `Response`. */
async function runInHandler(app: App, config: CheckConfig, adapter: string): Promise<CheckResult[]> {
  const original = Response;
  const module = (await import(adapter)) as Adapter;
  return new Promise((resolve) => {
    const respond = async () => {
      const check = `${adapter}: replaces the global Response`;
      const replaced = Response === original ? { check, problem: "it did not" } : { check };
      resolve([replaced, ...(await runChecks(app, config, `${adapter}: `))]);
      return new Response();
    };
    module.serve(
      { fetch: respond, port: 0, hostname: "127.0.0.1" },
      ({ port }) => void fetch(`http://127.0.0.1:${port}`),
    );
  });
}

/** Runs the checks with the configuration and, if it is named, the adapter in the arguments of the process. */
export async function main(app: App): Promise<void> {
  const [configuration = "", adapter] = process.argv.slice(2);
  const config = JSON.parse(configuration) as CheckConfig;
  const { Bun, Deno } = globalThis as { Bun?: { version: string }; Deno?: { version: { deno: string } } };
  const version = Bun?.version ?? Deno?.version.deno ?? process.versions.node;
  const results = adapter ? await runInHandler(app, config, adapter) : await runChecks(app, config);
  process.stdout.write(`${JSON.stringify({ version, results })}\n`, () => process.exit());
}
