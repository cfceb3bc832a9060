/** Neither the report of `verify` nor its messages and recordings have credentials or personal data of a response. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { operationOf, startDrifting } from "../../support/drifts.js";
import { RUNS } from "../../support/property-runs.js";
import { runVerify } from "../../support/run-verify.js";
import { forTest } from "../../support/simulators/for-test.js";
import { startCloudlx, type CloudlxSimulator, type Reply, type Simulator } from "../../support/simulators/index.js";

const CREDENTIALS = {
  invoca: ["invoca-token"],
  cloudlx: ["cloudlx-sensitive", "cloudlx-token-1", "cloudlx-refresh-1"],
  apifonica: ["apifonica-token", "YWNjLTE6YXBpZm9uaWNhLXRva2Vu"],
  callgear: ["callgear-token"],
};

const PERSONAL = [
  "+1 202 555 0147",
  "12025550147",
  "Wilhelmina Smith",
  "wk@example.org",
  "12 Acacia Avenue",
  "SW1A 1AA",
];

/** What of these texts must not be shown: all of it, or the words of it that identify a person. */
const FORBIDDEN =
  /2025550147|202 555 0147|wilhelmina|smith|wk@|acacia|SW1A|invoca-token|cloudlx-sensitive|(?:cloudlx|apifonica|callgear)-token|cloudlx-refresh|YWNjLTE6YXBp/i;

/** Where a response has a secret. */
interface Leak {
  place:
    "value" | "number" | "name" | "header" | "media type" | "error" | "html" | "text" | "whole body" | "enumeration";
  secret: string;
  /** Selects one of the places of this kind. */
  seed: number;
  around: string;
}

/** All objects and arrays in a value. */
function containersOf(value: unknown): Record<string, unknown>[] {
  return typeof value === "object" && value !== null
    ? [value as Record<string, unknown>, ...Object.values(value).flatMap(containersOf)]
    : [];
}

/** The response with the secret at its place. */
function leak({ headers, ...reply }: Reply, { place, secret, seed, around }: Leak): Reply {
  const text = `${around}${secret}${around}`;
  const content = structuredClone(reply.content);
  const containers = containersOf(content);
  const container = containers[seed % containers.length]!;
  const names = Object.keys(container);
  const name = names[seed % Math.max(1, names.length)] ?? "name";
  switch (place) {
    case "value":
    case "enumeration":
      container[name] = text;
      return { ...reply, headers, content };
    case "number":
      container[name] = Number(secret.replace(/\D/g, ""));
      return { ...reply, headers, content };
    case "name":
      container[text] = { [text]: text };
      return { ...reply, headers, content };
    case "header":
      return { ...reply, headers: { ...headers, "x-request-id": secret, "set-cookie": `a=${secret}` }, content };
    case "media type":
      return {
        ...reply,
        headers: { "content-type": `application/${secret.replace(/[^\w+-]/g, "-")}; owner=${secret}` },
        content,
      };
    case "error":
      return {
        status: [400, 401, 403, 404, 410, 500][seed % 6]!,
        headers,
        content: { message: text, errors: { class: text, invalid_data: text } },
      };
    case "html":
      return { headers: { "content-type": "text/html" }, content: `<title>${text}</title>` };
    case "text":
      return { content: `${text} {"token": "${secret}"` };
    case "whole body":
      return { content: JSON.stringify(text) };
  }
}

const STARTERS: Record<
  keyof typeof CREDENTIALS,
  (
    rewriteReply: NonNullable<Parameters<typeof startDrifting>[2]>["rewriteReply"],
  ) => Promise<{ simulator: Simulator; env: Readonly<Record<string, string>> }>
> = {
  invoca: (rewriteReply) => start("invoca", rewriteReply),
  apifonica: (rewriteReply) => start("apifonica", rewriteReply),
  callgear: (rewriteReply) => start("callgear", rewriteReply),
  async cloudlx(rewriteReply) {
    const simulator = await startCloudlx({ rows: 3, ...(rewriteReply && { rewriteReply }) });
    return { simulator, env: simulator.clientEnv };
  },
};

type RewriteReply = NonNullable<Parameters<typeof startDrifting>[2]>["rewriteReply"];

async function start(provider: string, rewriteReply: RewriteReply) {
  const simulator = await startDrifting(provider, [], { rows: 3, ...(rewriteReply && { rewriteReply }) });
  return { simulator, env: simulator.env };
}

/** Credentials that look like names of properties, as names of properties. */
function credentialsAsNames(provider: keyof typeof CREDENTIALS): [Leak, "text" | "json"][] {
  return CREDENTIALS[provider].map((secret) => [{ place: "name", secret, seed: 0, around: "" }, "json"]);
}

describe.each(Object.keys(CREDENTIALS) as (keyof typeof CREDENTIALS)[])("%s", (provider) => {
  test("property: no secret is shown or recorded, wherever a response has it", { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "number-inventory-verify-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    let current: Leak | undefined;
    // Each run obtains other tokens than the runs before.
    let issued = () => 1;
    const { simulator, env } = await STARTERS[provider]((reply, received) =>
      // Tokens stay valid, so that there are other responses.
      current === undefined || operationOf(provider, received) === "requestAccessToken"
        ? reply
        : leak(reply, { ...current, secret: current.secret.replace(/-1$/, `-${issued()}`) }),
    );
    issued = () => (simulator as Partial<CloudlxSimulator>).tokens?.issued ?? 1;
    await forTest(Promise.resolve(simulator));
    const leaks = fc.record<Leak>({
      place: fc.constantFrom(
        "value",
        "number",
        "name",
        "header",
        "media type",
        "error",
        "html",
        "text",
        "whole body",
        "enumeration",
      ),
      secret: fc.constantFrom(...CREDENTIALS[provider], ...PERSONAL),
      seed: fc.nat(10_000),
      around: fc.constantFrom("", " ", "'", "\u001b[31m", "é", "\u202e", "-", "{"),
    });
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(leaks, fc.constantFrom<"text" | "json">("text", "json"), async (next, format) => {
        current = next;
        const record = join(folder, `${runs++}.har`);
        const { stdout, stderr } = await runVerify(env, { record, format, timeout: 5 });
        const shown = `${stdout}${stderr}${readFileSync(record, "utf8")}`;
        expect(shown).not.toMatch(FORBIDDEN);
        // eslint-disable-next-line no-control-regex -- they must not reach a terminal
        expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
        expect(stderr).not.toContain("the recording of");
      }),
      { numRuns: 60 * RUNS, examples: credentialsAsNames(provider) },
    );
  });
});
