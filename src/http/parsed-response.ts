import type { NumberInventoryError } from "./errors/base-error.js";

/** A response whose content has been read and parsed once. */
export interface ParsedResponse extends Response {
  /** The error it stands for: an HTTP status other than 2xx, or a JSON-RPC error inside a 200. */
  readonly failure: NumberInventoryError | undefined;
}

/** Makes an answer of a response and its content. openapi-fetch gets the parsed value instead of the text. */
export function createParsedResponse(
  source: Response,
  text: string,
  parsed: unknown,
  failure: NumberInventoryError | undefined,
): ParsedResponse {
  return new (ReadResponse ??= defineReadResponse())(source, text, parsed, failure);
}

// Defined when the first answer has come: Node loads its `fetch` as soon as `Response` is named, some 30 ms of an import.
let ReadResponse: ReturnType<typeof defineReadResponse> | undefined;

function defineReadResponse() {
  class ReadResponse extends Response {
    readonly #source: Response;
    readonly #text: string;
    readonly #parsed: unknown;
    readonly failure: NumberInventoryError | undefined;

    constructor(source: Response, text: string, parsed: unknown, failure: NumberInventoryError | undefined) {
      super(null, source);
      // openapi-fetch parses the text a second time where no length is stated, and skips it where the length is 0.
      if (text) this.headers.set("content-length", `${text.length}`);
      this.#source = source;
      this.#text = text;
      this.#parsed = parsed;
      this.failure = failure;
    }

    override get url() {
      return this.#source.url;
    }

    override get body() {
      return this.clone().body;
    }

    /** The same with its content as a stream. To encode the text again would cost too much to do it for nobody. */
    override clone(): Response {
      return new Response(this.#text || null, this);
    }

    override text() {
      return Promise.resolve(this.#text);
    }

    override json() {
      return Promise.resolve(this.#parsed);
    }
  }
  const forms = ReadResponse.prototype as unknown as Record<string, () => unknown>;
  for (const form of ["arrayBuffer", "blob", "bytes", "formData"]) {
    forms[form] = function (this: unknown) {
      return ((this as ReadResponse).clone() as unknown as typeof forms)[form]!();
    };
  }
  return ReadResponse;
}
