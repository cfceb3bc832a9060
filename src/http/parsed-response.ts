type ParsedResponseClass = new (source: Response, text: string, parsed: unknown) => Response;

let ParsedResponse: ParsedResponseClass | undefined;

/** The characters of a reason phrase that a `Response` cannot have (RFC 9112, section 4). */
const INVALID_IN_STATUS_TEXT = /[^\t -~\x80-\xff]/g;

/** Combines a response with its text and parsed body. openapi-fetch receives the parsed value instead of the text. */
export function createParsedResponse(source: Response, text: string, parsed: unknown): Response {
  // Defined with the first response: Node.js loads its `fetch` when `Response` is accessed, which takes about 30 ms.
  ParsedResponse ??= defineParsedResponse();
  return new ParsedResponse(source, text, parsed);
}

function defineParsedResponse(): ParsedResponseClass {
  return class extends Response {
    readonly #source: Response;
    readonly #text: string;
    readonly #parsed: unknown;

    constructor(source: Response, text: string, parsed: unknown) {
      // Node's `fetch` accepts some reason phrases, and names with spaces, that its `Response` refuses.
      super(null, {
        status: source.status,
        statusText: source.statusText.replace(INVALID_IN_STATUS_TEXT, ""),
        headers: [...source.headers].filter(([name]) => /^[^ ]+$/.test(name)),
      });
      // openapi-fetch parses the text a second time if there is no length, and skips the body if the length is 0.
      if (text) {
        this.headers.set("content-length", `${text.length}`);
      }
      this.#source = source;
      this.#text = text;
      this.#parsed = parsed;
    }

    override get url() {
      return this.#source.url;
    }

    override get body() {
      return this.clone().body;
    }

    /** The response with its body as a stream. The text is encoded on demand only, because that is expensive. */
    override clone() {
      return new Response(this.#text || null, this);
    }

    override text() {
      return Promise.resolve(this.#text);
    }

    override json() {
      return Promise.resolve(this.#parsed);
    }

    override arrayBuffer() {
      return this.clone().arrayBuffer();
    }

    override blob() {
      return this.clone().blob();
    }

    override bytes() {
      return this.clone().bytes();
    }

    override formData() {
      return this.clone().formData();
    }
  };
}
