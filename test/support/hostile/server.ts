/** Servers that behave as a description says, on the simulators. */
import {
  Rows,
  startApifonica,
  startCallgear,
  startCloudlx,
  startInvoca,
  type Fault,
  type Simulator,
  type SimulatorOptions,
} from "../simulators/index.js";
import { idPropertyOf } from "../id-property.js";
import type { HostileCase, ProviderId, ResponseDescription, ServerDescription, Text } from "./cases.js";
import { toNumbers } from "./numbers.js";
import { toBytes, toJson, toText, type Placeholders } from "./texts.js";

/** A running server, and what it must not lose. */
export interface HostileServer {
  readonly provider: ProviderId;
  readonly simulator: Simulator;
  /** The values of placeholders in the case. */
  readonly placeholders: Placeholders;
  /** The variables of the command. */
  readonly env: Readonly<Record<string, string>>;
  /** What no output may contain. */
  readonly secrets: readonly string[];
  /** The numbers that were in the account all the time. */
  readonly lasting: ReadonlySet<number>;
  /** The numbers that were in the account at any time. */
  readonly all: ReadonlySet<number>;
}

/** Facts about a provider's responses. */
interface Facts {
  /** The path to the total. */
  total: readonly string[] | undefined;
  /** The name of the array of items, in the response or in its `result`. */
  items: string;
  /** The last 10 digits of number 0. */
  base: number;
  /** The property with the phone number. */
  number: string;
}

export const FACTS: Readonly<Record<ProviderId, Facts>> = {
  invoca: { total: ["recordsTotal"], items: "data", base: 2_025_550_000, number: "phone_number" },
  cloudlx: { total: ["num_results"], items: "numbers", base: 2_079_460_000, number: "number_e164" },
  apifonica: { total: undefined, items: "numbers", base: 7_700_000_000, number: "number" },
  callgear: {
    total: ["result", "metadata", "total_items"],
    items: "data",
    base: 4_950_000_000,
    number: "virtual_phone_number",
  },
};

/** Returns the number of the account for a phone number as the provider or the command writes it. */
export function toNumber(provider: ProviderId, phoneNumber: unknown): number {
  const digits = String(phoneNumber).replaceAll(/\D/g, "");
  return Number(digits.slice(-10)) - FACTS[provider].base;
}

/** What the simulator must accept. */
export type AccountDescription = Pick<HostileCase, "credential" | "clientSecret" | "options">;

/** The default credential of an account. */
export function defaultCredential(provider: ProviderId): string {
  return `25ab-${provider}-S3cr3t-${"Q7x".repeat(4)}`;
}

/** Starts the server of a description. */
export async function startHostile(
  provider: ProviderId,
  description: ServerDescription,
  { credential, clientSecret, options: clientOptions = {} }: AccountDescription,
  elsewhere: string,
): Promise<HostileServer> {
  const token = (clientSecret ?? credential ?? defaultCredential(provider)).trim();
  const placeholders = { token, elsewhere };
  const numbers = toNumbers(description.numbers ?? 3);
  const lasting = new Set(numbers);
  const all = new Set(numbers);
  const options: SimulatorOptions<object> = {
    rows: numbers,
    ...(description.list !== undefined && { listed: toNumbers(description.list) }),
    ...(description.pageSize !== undefined && { pageCap: description.pageSize }),
    endless: description.endless ?? false,
    beforeResponse: (request, rows) => change(rows, description.changes?.[request], lasting, all),
    faults: (request) => {
      const response = description.responses?.[request] ?? description.responses?.["every"];
      return response && toFault(response, placeholders);
    },
    rewrite: (content) => rewrite(content, provider, description, placeholders),
  };
  const simulator = await start(provider, description, options, {
    token,
    isClientSecret: clientSecret !== undefined,
    ids: clientOptions,
  });
  const env =
    clientSecret === undefined ? simulator.env : (simulator as { clientEnv?: Record<string, string> }).clientEnv;
  return { provider, simulator, placeholders, env: env ?? {}, secrets: toSecrets(provider, token), lasting, all };
}

function start(
  provider: ProviderId,
  { pages, limits }: ServerDescription,
  options: SimulatorOptions<object>,
  { token, isClientSecret, ids }: { token: string; isClientSecret: boolean; ids: Record<string, unknown> },
): Promise<Simulator> {
  const fixed = pages?.map(toNumbers);
  switch (provider) {
    case "invoca":
      return startInvoca({ ...options, token, networkId: Number(ids["networkId"] ?? 1234) });
    case "callgear":
      return startCallgear({ ...options, accessToken: token, ...(limits && { limits: () => limits }) });
    case "cloudlx":
      return startCloudlx({
        ...options,
        ...(isClientSecret ? { clientSecret: token } : { accessToken: token }),
        ...(fixed && { pages: fixed }),
        clientId: String(ids["clientId"] ?? "cloudlx-client"),
      });
    case "apifonica": {
      const listed = options.listed && split(options.listed, options.pageCap ?? 20);
      const all = fixed ?? listed;
      const accountSid = String(ids["accountSid"] ?? "acc-1");
      return startApifonica({ ...options, accountSid, authToken: token, ...(all && { pages: all }) });
    }
  }
}

/** Returns a list as pages. An empty list has one empty page. */
function split(listed: readonly number[], size: number): number[][] {
  const count = Math.max(1, Math.ceil(listed.length / size));
  return Array.from({ length: count }, (_, page) => listed.slice(page * size, (page + 1) * size));
}

/** The credential, and what the simulators issue or return as one. */
function toSecrets(provider: ProviderId, token: string): string[] {
  const others = { apifonica: ["sip-secret-"], cloudlx: ["cloudlx-token-", "cloudlx-refresh-"] };
  return [token, ...(others[provider as "cloudlx"] ?? [])];
}

/** Adds and removes rows, and notes which were there all the time, and which at any time. */
function change(
  rows: Rows,
  changes: { add?: number | string; remove?: number | string } = {},
  lasting: Set<number>,
  all: Set<number>,
): void {
  for (const key of toNumbers(changes.remove ?? "")) {
    rows.remove(key);
    lasting.delete(key);
  }
  for (const key of toNumbers(changes.add ?? "")) {
    rows.insert(key);
    all.add(key);
  }
}

/** Returns the fault of the simulators for a described response. */
function toFault(response: ResponseDescription, placeholders: Placeholders): Fault {
  const { fails, status = 200, headers = {}, body = "", json, charset, declared = true } = response;
  if (fails !== undefined) {
    return fails === "endless" ? { kind: fails, status } : { kind: fails };
  }
  const text = json === undefined ? toText(body, placeholders) : toJson(json, placeholders);
  const type = `application/json${charset !== undefined && declared ? `; charset=${charset.slice(0, 6)}` : ""}`;
  const filled = Object.entries(headers).map(([name, value]) => [name, toText(value, placeholders)]);
  return {
    kind: "status",
    status,
    headers: { "content-type": type, ...(Object.fromEntries(filled) as Record<string, string>) },
    content: charset === undefined ? text : toBytes(text, charset),
  };
}

/** Returns a page of the simulator with the described changes. Anything else, for instance an error, is unchanged. */
function rewrite(
  content: unknown,
  provider: ProviderId,
  description: ServerDescription,
  placeholders: Placeholders,
): unknown {
  const { items: name, total } = FACTS[provider];
  const page = structuredClone(content) as Json;
  const owner = (page["result"] ?? page) as Json;
  const items = owner[name];
  if (!Array.isArray(items)) {
    return content;
  }
  owner[name] = items.map((item: Json) => changeRecord(item, provider, description));
  if (total !== undefined) {
    setAt(page, total, toTotal(getAt(page, total), items.length, description));
  }
  if (description.paginates !== undefined) {
    page["paginates"] = description.paginates === "none" ? undefined : description.paginates;
  }
  if (description.next !== undefined) {
    page["next"] = toLink(description.next, placeholders);
  }
  return toJson(page, placeholders);
}

/** The described link: text with placeholders, undefined for `none`, or any other value. */
function toLink(next: unknown, placeholders: Placeholders): unknown {
  const isText = typeof next === "string" || Array.isArray(next);
  return next === "none" ? undefined : isText ? toText(next as Text, placeholders) : next;
}

type Json = Record<string, unknown>;

function getAt(object: Json, [name = "", ...rest]: readonly string[]): unknown {
  return rest.length === 0 ? object[name] : getAt(object[name] as Json, rest);
}

function setAt(object: Json, [name = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    object[name] = value;
  } else {
    setAt(object[name] as Json, rest, value);
  }
}

/** The total of a response; undefined if it has none. The simulator counts the numbers of its own list. */
function toTotal(original: unknown, onPage: number, { total, list, pages, numbers = 3 }: ServerDescription): unknown {
  if (total !== undefined) {
    return total === "none" ? undefined : total === "page" ? onPage : total;
  }
  return list === undefined && pages === undefined ? original : toNumbers(numbers).length;
}

function changeRecord(
  item: Record<string, unknown>,
  provider: ProviderId,
  { ids = {}, idsFrom, records = {} }: ServerDescription,
): unknown {
  const id = idPropertyOf(provider);
  const { number } = FACTS[provider];
  const key = toNumber(provider, item[number]);
  const changed = key in records ? records[key] : records["every"];
  if (changed === null || (changed !== undefined && typeof changed !== "object")) {
    return changed;
  }
  const other = ids[key] === undefined ? item[id] : toOtherId(item[id], ids[key]);
  const newId = idsFrom === undefined ? other : { digits: String(BigInt(idsFrom) + BigInt(key)) };
  const { $id: replacedId = newId, ...others } = (changed ?? {}) as { $id?: unknown };
  return { ...item, [id]: replacedId, ...others };
}

/** Returns the id of another number, in the same form. */
function toOtherId(id: unknown, other: number): unknown {
  if (typeof id === "number") {
    return other;
  }
  const text = String(id);
  const [digits = ""] = /\d+$/.exec(text) ?? [];
  const prefix = text.slice(0, -digits.length);
  return prefix + String(other).padStart(digits.startsWith("0") ? digits.length : 0, "0");
}
