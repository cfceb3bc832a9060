/**
 * Adding a provider requires a spec, a folder in `src/providers`, and one line each in the registry and `redocly.yaml`.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { summaryOf } from "../support/command.js";
import { forTest } from "../support/simulators/for-test.js";
import { env, startApifonica } from "../support/simulators/index.js";
import { startServer } from "../support/simulators/server.js";

const execute = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));

const SPEC = `openapi: 3.1.0
info:
  title: Acme numbers API
  version: 1.0.0
  summary: The phone numbers of an Acme account
  description: A synthetic API.
  license:
    name: MIT
    identifier: MIT
servers:
  - url: https://api.acme.test/v1
    description: The only one.
security:
  - ApiKey: []
tags:
  - name: Lines
    description: Phone lines.
paths:
  /lines:
    get:
      tags:
        - Lines
      operationId: listLines
      summary: List the lines of the account
      description: Returns the account's lines, one page at a time.
      x-doc-source: lines
      x-idempotent: true
      x-pagination:
        style: page
        page: query.page
        limit: query.size
        items: lines
        total: total
        id: line_id
      parameters:
        - name: page
          in: query
          description: Number of the page.
          schema:
            type: integer
            minimum: 1
            default: 1
          example: 1
        - name: size
          in: query
          description: Lines a page.
          schema:
            type: integer
            minimum: 1
            maximum: 2
          example: 2
      responses:
        "200":
          description: One page of lines.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/LinePage"
              examples:
                Documented:
                  $ref: "#/components/examples/Documented"
        4XX:
          description: The request was refused.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/ErrorBody"
              example: {}
components:
  securitySchemes:
    ApiKey:
      type: apiKey
      in: header
      name: X-Acme-Key
      description: The account's key.
  schemas:
    LinePage:
      type: object
      description: One page of lines.
      required:
        - lines
        - total
      properties:
        lines:
          type: array
          description: The lines.
          items:
            $ref: "#/components/schemas/Line"
        total:
          type: integer
          description: How many lines there are.
    Line:
      type: object
      description: A phone line.
      required:
        - line_id
        - digits
      properties:
        line_id:
          type: integer
          description: The line's identifier.
        digits:
          type: string
          description: The number in international form, with a plus sign.
        pin:
          type: string
          x-sensitive: true
          description: The line's secret code.
    ErrorBody:
      type: object
      description: Why the request was refused.
      properties:
        message:
          type: string
          description: The reason.
  examples:
    Documented:
      summary: One line
      value:
        lines:
          - line_id: 1
            digits: "+14155550100"
            pin: "4711"
        total: 1
x-mock-env:
  ACME_KEY: mock-acme-key
x-doc-sources:
  lines:
    title: Lines
    url: https://acme.test/docs/lines
    date: "2024-01-31"
`;

const CLIENT = `/** \`number-inventory/acme\`: a client for the lines of Acme (https://acme.test/docs/lines). */
import type { Client } from "openapi-fetch";
import { api } from "../../../generated/acme/operations.js";
import type { components, operations, paths } from "../../../generated/acme/types.js";
import { createApiClient, type ApiClient } from "../../http/client.js";
import type { Credential } from "../../http/credentials.js";
import { ANY } from "../../http/options.js";
import { resolveClientOptions, type ClientOptions, type OverrideOptions } from "../../http/settings.js";
import { PagedListing, type Listing, type ListOptions } from "../../listing/listing.js";
import { paginateWithTotals } from "../../listing/paginate-with-totals.js";

export type { components, operations, paths } from "../../../generated/acme/types.js";
export type * from "../client-types.js";

type LineSchema = components["schemas"]["Line"];
type LineParameters = NonNullable<operations["listLines"]["parameters"]["query"]>;

/** A line of an Acme account. */
export interface AcmeLine extends LineSchema {}

/** The query parameters of \`lines.list\`, named as in Acme's documentation. */
export interface AcmeLineQuery extends LineParameters {}

/** The options of {@link createAcmeClient}. */
export interface AcmeOptions extends ClientOptions {
  /** The account's key. */
  key: Credential;
}

/** The openapi-fetch client of Acme. */
export interface AcmeRawClient extends Client<paths> {}

/** A client for one account. */
export interface AcmeClient {
  readonly provider: "acme";
  /** The openapi-fetch client: typed access to every operation in the spec, with the same credentials and retries. */
  readonly raw: AcmeRawClient;
  /** The client with other options. See {@link OverrideOptions}. */
  withOptions(options: OverrideOptions): AcmeClient;
  readonly lines: {
    /** Lists the account's lines, lazily. */
    list(query?: AcmeLineQuery, options?: ListOptions): Listing<AcmeLine>;
  };
}

/**
 * Creates a client for one Acme account. It sends nothing before the first call.
 *
 * @throws TypeError or RangeError that names the option whose value is invalid.
 */
export function createAcmeClient(options: AcmeOptions): AcmeClient {
  const settings = resolveClientOptions<AcmeOptions>(options, { key: ANY });
  return toAcmeClient(createApiClient<paths>(api, settings, { credential: ["key", settings.key] }));
}

function toAcmeClient(client: ApiClient<paths>): AcmeClient {
  const { raw, send, baseUrl, session } = client;
  const { provider } = api;
  const operation = api.operations.listLines;
  return {
    provider,
    raw,
    withOptions: (options) => toAcmeClient(client.withOptions(options)),
    lines: {
      list: (query, listOptions) =>
        new PagedListing<AcmeLine>(
          {
            provider,
            account: [baseUrl],
            session,
            operation,
            readPages: paginateWithTotals,
            fetchPage: (page: AcmeLineQuery, callSettings) =>
              send((fetch) => raw.GET(operation.path, { params: { query: page }, fetch }), callSettings),
          },
          query,
          listOptions,
        ),
    },
  };
}
`;

const NORMALIZE = `import { parseInternational, type ParsePhoneNumber } from "../phone-number.js";
import type { NormalizedNumber } from "../provider.js";
import { text } from "../values.js";
import type { AcmeLine } from "./client.js";

/** The fields that the API does not report. */
export const UNREPORTED = {
  type: null,
  status: null,
  name: null,
  voice: null,
  messaging: null,
  monthlyCharge: null,
  activatedAt: null,
} as const;

/** Converts a line. */
export function normalize(record: AcmeLine, parsePhoneNumber: ParsePhoneNumber): NormalizedNumber {
  return {
    id: text(record.line_id),
    number: text(record.digits),
    ...parseInternational(record.digits, parsePhoneNumber),
    ...UNREPORTED,
  };
}
`;

const PROVIDER = `import { api, secretFields } from "../../../generated/acme/operations.js";
import { defineProvider } from "../provider.js";
import { createAcmeClient, type AcmeClient, type AcmeLine, type AcmeOptions } from "./client.js";
import { normalize, UNREPORTED } from "./normalize.js";

/** The registration of Acme. */
export const acme = /* @__PURE__ */ defineProvider<"acme", AcmeClient, AcmeLine, AcmeOptions>({
  id: "acme",
  api,
  displayName: "Acme",
  variables: [{ name: "ACME_KEY", option: "key", description: "the account's key", isCredential: true }],
  create: createAcmeClient,
  connect: ({ ACME_KEY: key = "" } = {}, options) => createAcmeClient({ ...options, key }),
  list: (client, options, pageSize) => client.lines.list(pageSize === undefined ? {} : { size: pageSize }, options),
  normalize,
  unreported: UNREPORTED,
  secretFields,
});
`;

/** Returns a digest of every file in a folder, without installed packages and build output. */
async function digests(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1);
    if (!entry.isFile() || /^(node_modules|dist)\//.test(path)) {
      continue;
    }
    found.set(
      path,
      createHash("sha256")
        .update(await readFile(join(folder, path)))
        .digest("hex"),
    );
  }
  return found;
}

test("a synthetic fifth provider is listed with the others", { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "number-inventory-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const parts = ["src", "scripts", "specs", "generated", "package.json", "redocly.yaml", ".prettierrc.json"];
  const settings = (await readdir(root)).filter((name) => /^tsconfig.*\.json$/.test(name));
  for (const part of [...parts, ...settings]) {
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));

  const before = await digests(folder);
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  const edit = async (path: string, pattern: RegExp, replacement: string) => {
    const text = await readFile(join(folder, path), "utf8");
    expect(text, path).toMatch(pattern);
    await writeFile(join(folder, path), text.replace(pattern, replacement));
  };
  await write("specs/acme/openapi.yaml", SPEC);
  await write("src/providers/acme/client.ts", CLIENT);
  await write("src/providers/acme/normalize.ts", NORMALIZE);
  await write("src/providers/acme/provider.ts", PROVIDER);
  await edit("src/providers/registry.ts", /^(?=import )/m, `import { acme } from "./acme/provider.js";\n`);
  await edit("src/providers/registry.ts", /(?<=^const registered = \[.*)(?=\])/m, ", acme");
  await edit("redocly.yaml", /(?<=^apis:\n)/m, "  acme: { root: specs/acme/openapi.yaml }\n");

  await execute("npm", ["run", "generate"], { cwd: folder });
  await execute("npm", ["run", "build"], { cwd: folder });

  const after = await digests(folder);
  const changed = [...after].filter(([path, digest]) => before.get(path) !== digest).map(([path]) => path);
  expect(changed.sort()).toEqual([
    "generated/acme/examples.ts",
    "generated/acme/operations.ts",
    "generated/acme/types.ts",
    "generated/acme/validators.ts",
    "generated/examples.ts",
    "generated/validators.ts",
    "redocly.yaml",
    "specs/acme/openapi.yaml",
    "src/providers/acme/client.ts",
    "src/providers/acme/normalize.ts",
    "src/providers/acme/provider.ts",
    "src/providers/registry.ts",
  ]);
  expect([...before.keys()].filter((path) => !after.has(path))).toEqual([]);

  const lines = ["+14155550100", "+442079460001", "+4915112345678"].map((digits, i) => ({
    line_id: i + 1,
    digits,
    pin: `pin-${i}`,
  }));
  const acme = await forTest(
    startServer(
      {},
      {
        sorted: false,
        env: (url) => ({ ACME_KEY: "acme-key", ACME_BASE_URL: url }),
        respond({ url, headers }) {
          if (headers["x-acme-key"] !== "acme-key") {
            return { status: 401, content: {} };
          }
          const [page, size] = [Number(url.searchParams.get("page")), Number(url.searchParams.get("size"))];
          return { content: { lines: lines.slice((page - 1) * size, page * size), total: lines.length } };
        },
      },
    ),
  );
  const apifonica = await forTest(startApifonica({ rows: 25 }));
  const options = { cwd: folder, env: { PATH: process.env["PATH"], ...env([acme, apifonica]) } };
  const command = (...args: string[]) =>
    execute(process.execPath, ["--", join(folder, "dist/src/cli/main.js"), ...args], options);

  const { stdout, stderr } = await command("list", "--format", "ndjson", "--raw");
  expect(stderr).toBe(summaryOf({ apifonica: 25, acme: 3 }));
  const rows = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(rows.filter(({ provider }) => provider === "apifonica")).toHaveLength(25);
  const ours = rows.filter(({ provider }) => provider === "acme");
  expect(ours.map(({ e164, country }) => [e164, country])).toEqual([
    ["+14155550100", "US"],
    ["+442079460001", "GB"],
    ["+4915112345678", "DE"],
  ]);
  expect(rows).toHaveLength(28);
  expect(stdout).not.toContain("pin-");
  expect(acme.requests).toHaveLength(2);

  expect((await command("list", "--provider", "acme", "--country", "GB", "--format", "csv")).stdout).toContain(
    "442079",
  );
  expect((await command("providers")).stdout).toMatch(/^acme: configured\n {2}set +ACME_KEY/m);
  const app = `import { createClient } from "number-inventory";
    const acme = createClient("acme", { key: "acme-key", baseUrl: ${JSON.stringify(acme.url)} });
    for await (const line of acme.lines.list()) console.log(line.digits);`;
  const appOutput = await execute(process.execPath, ["--input-type=module", "-e", app], { cwd: folder });
  expect(appOutput.stdout.trim().split("\n")).toEqual(lines.map(({ digits }) => digits));
  const script = `console.log(Object.keys(await import("number-inventory/acme")).join())`;
  const imported = await execute(process.execPath, ["--input-type=module", "-e", script], { cwd: folder });
  expect(imported.stdout.trim()).toBe("createAcmeClient");
});
