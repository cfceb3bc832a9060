import type { NumberInventoryError } from "./errors/base-error.js";

/** A response whose body has been read and parsed once. */
export interface ParsedResponse extends Response {
  /** The error that it represents: an HTTP status other than 2xx, or a JSON-RPC error inside a 200. */
  readonly failure: NumberInventoryError | undefined;
}

/** Combines a response with its text and parsed body. openapi-fetch receives the parsed value instead of the text. */
export function createParsedResponse(
  source: Response,
  text: string,
  parsed: unknown,
  failure: NumberInventoryError | undefined,
): ParsedResponse {
  return new (ReadResponse ??= defineReadResponse())(source, text, parsed, failure);
}

// Defined with the first response: Node.js loads its `fetch` when `Response` is accessed, which takes about 30 ms.
let ReadResponse: ReturnType<typeof defineReadResponse> | undefined;

function defineReadResponse() {
  class ReadResponse extends Response {
    readonly #source: Response;
    readonly #text: string;
    readonly #parsed: unknown;
    readonly failure: NumberInventoryError | undefined;

    constructor(source: Response, text: string, parsed: unknown, failure: NumberInventoryError | undefined) {
      super(null, source);
      // openapi-fetch parses the text a second time if there is no length, and skips the body if the length is 0.
      if (text) {
        this.headers.set("content-length", `${text.length}`);
      }
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

    /** The response with its body as a stream. The text is encoded on demand only, because that is expensive. */
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
