/**
 * What the generated code declares of an API, so that nothing below has to know a provider.
 * `scripts/generate/main.ts` writes one `ApiDeclaration` per spec into `generated/<provider>/operations.ts`.
 */

/** Where a request carries its credential, from the spec's security scheme. */
export interface CredentialPlace {
  readonly in: "header" | "body";
  /** The header field. */
  readonly name?: string;
  /** The word before the credential in the field; empty where there is none. */
  readonly scheme?: "" | "Bearer" | "Basic";
  /** The property of the content. */
  readonly path?: readonly string[];
}

/** How JSON-RPC errors of an operation are met, by the mnemonic in `error.data`. */
export interface RpcDeclaration {
  /** The JSON-RPC method, as the request's `method` names it. */
  readonly method: string;
  /** Mnemonics after which the same call may succeed later. */
  readonly retryable: readonly string[];
  /** Mnemonics that say that the credential has expired or is unknown. */
  readonly credential: readonly string[];
}

/** One operation of the spec. */
export interface OperationDeclaration {
  /** The name errors carry: the JSON-RPC method where there is one, else the `operationId`. */
  readonly name: string;
  readonly method: "GET" | "PUT" | "POST" | "DELETE" | "PATCH" | "HEAD" | "OPTIONS";
  /** The path template below the base URL. */
  readonly path: string;
  /** The media type to ask for, from the first content of the 200 response. */
  readonly accept: string;
  /** Whether sending it twice does the same as sending it once (`x-idempotent`). */
  readonly idempotent: boolean;
  /** Sent without the client's credential (`security` is an empty list). */
  readonly anonymous?: boolean;
  /** Properties of its content, sent or answered, that are credentials (`x-sensitive`). */
  readonly sensitive?: readonly string[];
  /** Where a list's items are in the content. */
  readonly items?: readonly string[];
  readonly rpc?: RpcDeclaration;
}

/** One API: its server, where its credential goes, and its operations. */
export interface ApiDeclaration {
  readonly provider: string;
  readonly server: { readonly url: string; readonly variables?: Readonly<Record<string, string>> };
  readonly credential: CredentialPlace;
  readonly operations: Readonly<Record<string, OperationDeclaration>>;
}
