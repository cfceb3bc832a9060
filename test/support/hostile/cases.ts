/** The conformance cases in `test/hostile/*.yaml`. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parse } from "yaml";
import { providers, type ProviderId } from "../../../src/providers/index.js";

export type { ProviderId };

/** Text with placeholders, a repeated text, or parts in sequence. */
export type Text = string | { repeat: string; times: number } | readonly Text[];

/** How a response differs from the simulator's. */
export interface ResponseDescription {
  status?: number;
  headers?: Record<string, string>;
  body?: Text;
  json?: unknown;
  charset?: "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be";
  declared?: boolean;
  fails?: "reset" | "hang" | "hang-in-body" | "truncated" | "html" | "invalid-json" | "endless";
}

/** How a server differs from the simulator. The properties are described in `schema.json`. */
export interface ServerDescription {
  numbers?: number | string;
  list?: number | string;
  pages?: (number | string)[];
  endless?: boolean;
  pageSize?: number;
  total?: unknown;
  paginates?: unknown;
  next?: unknown;
  ids?: Record<string, number>;
  idsFrom?: string;
  records?: Record<string, unknown>;
  limits?: Record<string, number>;
  changes?: Record<string, { add?: number | string; remove?: number | string }>;
  responses?: Record<string, ResponseDescription>;
}

/** What an output must contain. */
export interface ExpectedText {
  contains?: string[];
  lacks?: string[];
  rows?: number;
  sorted?: true;
}

/** One case for one provider. The properties are described in `schema.json`. */
export interface HostileCase {
  name: string;
  provider: ProviderId;
  accounts?: Partial<Record<ProviderId, ServerDescription>>;
  run?: "library" | "command";
  server?: ServerDescription;
  credential?: string;
  clientSecret?: string;
  options?: Record<string, unknown>;
  query?: Record<string, unknown>;
  listOptions?: Record<string, unknown>;
  limit?: number;
  stopAfter?: number;
  resumeFrom?: { server?: ServerDescription; options?: Record<string, unknown>; pages?: number };
  rawOptions?: Record<string, unknown>;
  abortReason?: ThrownName;
  fetchThrows?: ThrownName;
  environment?: Record<string, string | null>;
  arguments?: string[];
  signal?: { name: "SIGINT" | "SIGTERM"; afterRequests: number };
  reader?: "stops";
  outcome: Outcome;
  error?: string;
  message?: string;
  requests?: number;
  verifiedBy?: string;
  yielded?: number;
  stdout?: ExpectedText;
  stderr?: ExpectedText;
}

/** A value that code outside of this package throws. */
export type ThrownName =
  | "an object without a prototype"
  | "an error with a numeric message"
  | "an error whose message throws"
  | "undefined"
  | "text";

export type Outcome =
  "every number once" | "reported" | "every number once, or reported" | "error" | "refused" | "printed" | "interrupted";

/** A case in a file: several providers, and variants. */
type WrittenCase = Omit<HostileCase, "provider"> & {
  provider?: ProviderId | ProviderId[] | "all";
  variants?: Record<string, Partial<WrittenCase>>;
};

/** A case, and whether it runs for the library and the command. */
export interface PlannedCase {
  title: string;
  description: HostileCase;
  library: boolean;
  command: boolean;
}

const FOLDER = new URL("../../hostile/", import.meta.url);

/** Properties that the command does not have. */
const LIBRARY_ONLY = [
  "options",
  "query",
  "listOptions",
  "limit",
  "stopAfter",
  "resumeFrom",
  "rawOptions",
  "abortReason",
  "fetchThrows",
  "verifiedBy",
  "yielded",
] as const;

/** Returns the names of the files with cases. */
export function fileNames(): string[] {
  return readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));
}

/**
 * Returns the cases of a file.
 *
 * @throws Error if the file does not match `schema.json`, or a title is used twice; the message names the case.
 */
export function readCases(fileName: string): PlannedCase[] {
  return toCases(readFileSync(new URL(fileName, FOLDER), "utf8"), fileName);
}

/** Returns the cases of a YAML document. `fileName` is named in errors. */
export function toCases(text: string, fileName: string): PlannedCase[] {
  const written = parse(text) as WrittenCase[];
  const problems = findProblems(written);
  if (problems.length > 0) {
    throw new Error(`${fileName} does not match schema.json:\n${problems.join("\n")}`);
  }
  const cases = written.flatMap(expand);
  const titles = cases.map(({ title }) => title);
  const repeated = titles.find((title, index) => titles.indexOf(title) < index);
  if (repeated !== undefined) {
    throw new Error(`${fileName} has two cases with the title "${repeated}"`);
  }
  return cases;
}

/** Returns the cases of a written case: one for each of its variants and providers. */
function expand({ variants = {}, ...written }: WrittenCase): PlannedCase[] {
  const all: [string, WrittenCase][] = [
    ["", written],
    ...Object.entries(variants).map(([variant, changed]): [string, WrittenCase] => [
      `, ${variant}`,
      { ...written, ...changed, ...(changed.server && { server: { ...written.server, ...changed.server } }) },
    ]),
  ];
  return all.flatMap(([suffix, one]) => {
    const isFirst = suffix === "";
    return providersOf(one).map((provider, index) => {
      const prefix = one.accounts ? "" : `${provider}: `;
      const isForLibrary = one.run !== "command" && one.accounts === undefined;
      const isForCommand = LIBRARY_ONLY.every((name) => one[name] === undefined) && one.run !== "library";
      return {
        title: `${prefix}${one.name}${suffix}`,
        description: { ...one, provider },
        library: isForLibrary,
        command: isForCommand && (!isForLibrary || (isFirst && index === 0)),
      };
    });
  });
}

/** The providers for which a case runs. A case with accounts runs once, with the provider of the first. */
function providersOf({ accounts, provider = [] }: WrittenCase): ProviderId[] {
  if (accounts !== undefined) {
    return (Object.keys(accounts) as ProviderId[]).slice(0, 1);
  }
  return provider === "all" ? providers.map(({ id }) => id) : [provider].flat();
}

/** The part of ajv that this file uses. It is the copy of ajv that the mock depends on. */
interface SchemaError {
  instancePath: string;
  message?: string;
  params: { additionalProperty?: string; allowedValues?: unknown[] };
}
interface Ajv {
  compile(schema: object): ((value: unknown) => boolean) & { errors?: SchemaError[] | null };
}
const require = createRequire(createRequire(import.meta.url).resolve("@stoplight/prism-http"));
const { Ajv2020 } = require("ajv/dist/2020.js") as { Ajv2020: new (options: object) => Ajv };
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(
  JSON.parse(readFileSync(new URL("schema.json", FOLDER), "utf8")) as object,
);

/** Returns one line for each violation of the schema. */
function findProblems(written: unknown): string[] {
  if (validate(written)) {
    return [];
  }
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const [, index = "", ...path] = instancePath.split("/");
    const name = (written as { name?: unknown }[])[Number(index)]?.name;
    const where = path.length === 0 ? "the case" : `\`${path.join(".")}\``;
    const details = params.additionalProperty ?? params.allowedValues?.join(", ");
    return `case "${String(name)}": ${where} ${message ?? "is invalid"}${details === undefined ? "" : `: ${details}`}`;
  });
}
