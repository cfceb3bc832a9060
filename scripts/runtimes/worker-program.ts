/** The worker that runs the checks in workerd. */
import { runChecks, type App, type CheckConfig } from "./checks.js";

type List = (options: { signal?: AbortSignal }) => Promise<unknown>;

/** A call of each client that obtains a credential. */
function createCalls(app: App, { faulty }: CheckConfig): Readonly<Record<string, List>> {
  const options = { timeoutMs: 2000, retry: false } as const;
  const invoca = app.createInvocaClient({
    ...options,
    baseUrl: `${faulty}/second-token`,
    networkId: 1,
    token: async () => (await fetch(`${faulty}/slow-token`)).text(),
  });
  const credentials = { clientId: "cloudlx-client", clientSecret: "cloudlx-sensitive" };
  const cloudlx = app.createCloudlxClient({ ...options, ...credentials, baseUrl: `${faulty}/slow-cloudlx` });
  return {
    "credential function": ({ signal }) => invoca.destinations.get(1, signal && { signal }),
    "client id and secret": ({ signal }) => cloudlx.numbers.list({}, signal && { signal }).toArray(),
  };
}

/** Responds to `/checks` with the results, and to `/call` with the name of the error of a call, or "ok". */
export function createWorker(app: App) {
  // All requests share these clients.
  const shared = new Map<string, Readonly<Record<string, List>>>();
  return {
    async fetch(request: Request, env: { CONFIG: string }): Promise<Response> {
      const config = JSON.parse(env.CONFIG) as CheckConfig;
      const { pathname, searchParams } = new URL(request.url);
      if (pathname === "/checks") {
        return Response.json(await runChecks(app, config, searchParams.get("prefix") ?? ""));
      }
      const clients = searchParams.get("clients") ?? "";
      const calls = shared.get(clients) ?? createCalls(app, config);
      shared.set(clients, calls);
      const abortMs = Number(searchParams.get("abortMs"));
      const call = calls[searchParams.get("call") ?? ""];
      const outcome = await call?.(abortMs ? { signal: AbortSignal.timeout(abortMs) } : {}).then(
        () => "ok",
        (error: unknown) => ((error as Error).name === "Error" ? String(error) : (error as Error).name),
      );
      return new Response(outcome);
    },
  };
}
