import type { NumberInventoryError } from "./errors/base-error.js";

/** A response whose content has been read and parsed once: openapi-fetch gets the parsed value instead of the text. */
export class Answer extends Response {
  readonly #url: string;
  readonly #parsed: unknown;

  /** `failure` is the error this answer stands for: an HTTP status other than 2xx, or a JSON-RPC error inside a 200. */
  constructor(
    { status, statusText, headers, url }: Response,
    text: string,
    parsed: unknown,
    readonly failure: NumberInventoryError | undefined,
  ) {
    super(text || null, { status, statusText, headers });
    // openapi-fetch parses the text a second time where no length is stated, and skips it where the length is 0.
    if (text) this.headers.set("content-length", `${text.length}`);
    this.#url = url;
    this.#parsed = parsed;
  }

  override get url(): string {
    return this.#url;
  }

  override async json(): Promise<unknown> {
    return this.#parsed;
  }
}
