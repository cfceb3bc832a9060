/** The recording of a run as HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), without personal data. */
import type { DriftFinding } from "../../drift/finding.js";
import type { DriftInput } from "../../drift/check-response.js";
import type { ExchangeEvent } from "../../http/hooks.js";
import type { ProviderApi } from "../../providers/provider.js";
import { version } from "../../../generated/version.js";
import { maskExchange, type MaskedExchange } from "./mask-exchange.js";

/** Collects the requests and responses of a run, masked. */
export class Recording {
  /** Messages about findings that differ before and after masking. */
  readonly differences: string[] = [];
  readonly #entries: object[] = [];
  readonly #findDrift: (exchange: DriftInput) => readonly DriftFinding[];
  readonly #maskName: (name: string) => string;

  /** `maskName` masks the name of a property. */
  constructor(findDrift: (exchange: DriftInput) => readonly DriftFinding[], maskName: (name: string) => string) {
    this.#findDrift = findDrift;
    this.#maskName = maskName;
  }

  /** Adds a request with its response. `findings` are those of the response. */
  add(event: ExchangeEvent, api: ProviderApi, findings: readonly DriftFinding[]): void {
    const masked = maskExchange(event, api, rememberNames(this.#maskName));
    if (masked === undefined) {
      return;
    }
    this.#entries.push(toEntry(masked));
    const before = this.#toKeys(findings);
    const after = this.#toKeys(this.#findDrift(masked));
    for (const key of [...before].filter((each) => !after.has(each))) {
      this.differences.push(`the recording of ${masked.operation} does not show: ${key}`);
    }
    for (const key of [...after].filter((each) => !before.has(each))) {
      this.differences.push(`the recording of ${masked.operation} shows what the response does not: ${key}`);
    }
  }

  /** What must be the same before and after masking. */
  #toKeys(findings: readonly DriftFinding[]): Set<string> {
    const toPlace = (pointer: string) => pointer.split("/").map(this.#maskName).join("/") || "the body";
    return new Set(findings.map(({ severity, kind, pointer }) => `${severity} ${kind} at ${toPlace(pointer)}`));
  }

  /** The HAR as text. */
  toText(): string {
    const creator = { name: "number-inventory", version };
    return `${JSON.stringify({ log: { version: "1.2", creator, entries: this.#entries } }, null, 2)}\n`;
  }
}

/** The function with its results remembered: the records of a list have the same properties. */
function rememberNames(maskName: (name: string) => string): (name: string) => string {
  const results = new Map<string, string>();
  return (name) => {
    const masked = results.get(name) ?? maskName(name);
    results.set(name, masked);
    return masked;
  };
}

function toEntry(exchange: MaskedExchange): object {
  const { method, url, query, requestHeaders, requestBody, status, headers, text } = exchange;
  const mediaType = headers.get("content-type") ?? "";
  const unknownSizes = { headersSize: -1, bodySize: -1 };
  return {
    // Neither the time nor the durations are those of the run.
    startedDateTime: "2000-01-01T00:00:00.000Z",
    time: 0,
    request: {
      method,
      url,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: requestHeaders,
      queryString: query,
      ...(requestBody !== null && { postData: { mimeType: "application/json", text: requestBody } }),
      ...unknownSizes,
    },
    response: {
      status,
      statusText: "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: Array.from(headers, ([name, value]) => ({ name, value })),
      content: { size: Buffer.byteLength(text), mimeType: mediaType, text },
      redirectURL: "",
      ...unknownSizes,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  };
}
