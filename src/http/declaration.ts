/**
 * The types of the generated declaration of an API, so that `src/http` contains no provider-specific code.
 * `scripts/generate/main.ts` writes one `ApiDeclaration` per spec into `generated/<provider>/operations.ts`.
 */

/** Where a request contains its credential, from the spec's security scheme. */
export interface CredentialPlace {
  readonly in: "header" | "body";
  /** The name of the header. */
  readonly name?: string;
  /** The word before the credential in the header; empty if there is none. */
  readonly scheme?: "" | "Bearer" | "Basic";
  /** The path of the property in the body. */
  readonly path?: readonly string[];
}

/** How JSON-RPC errors of an operation are handled, by the mnemonic in `error.data`. */
export interface RpcDeclaration {
  /** The JSON-RPC method: the value of `method` in the request body. */
  readonly method: string;
  /** Mnemonics of errors after which the same call may succeed later. */
  readonly retryable: readonly string[];
  /** Mnemonics of errors that reject the credential as expired or unknown. */
  readonly credential: readonly string[];
}

/** One operation of the spec. */
export interface OperationDeclaration {
  /** The name in errors: the JSON-RPC method if there is one, otherwise the `operationId`. */
  readonly name: string;
  readonly method: "GET" | "PUT" | "POST" | "DELETE" | "PATCH" | "HEAD" | "OPTIONS";
  /** The path template below the base URL. */
  readonly path: string;
  /** The value of the `Accept` header: the first media type of the 200 response. */
  readonly accept: string;
  /** Whether sending it twice has the same effect as sending it once (`x-idempotent`). */
  readonly idempotent: boolean;
  /** Sent without the client's credential (`security` is an empty list). */
  readonly anonymous?: boolean;
  /** Properties of the request or response body that are credentials (`x-sensitive`). */
  readonly sensitive?: readonly string[];
  /** Path of a list's items in the response body. */
  readonly items?: readonly string[];
  readonly rpc?: RpcDeclaration;
}

/** One API: its server, the location of its credential, and its operations. */
export interface ApiDeclaration {
  readonly provider: string;
  readonly server: { readonly url: string; readonly variables?: Readonly<Record<string, string>> };
  readonly credential: CredentialPlace;
  /** Names of sensitive properties and parameters (`x-sensitive`), and of the credential's header or property. */
  readonly sensitive: readonly string[];
  readonly operations: Readonly<Record<string, OperationDeclaration>>;
}
