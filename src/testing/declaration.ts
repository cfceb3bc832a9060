/** One example of a response in the spec. */
export interface ExampleDeclaration {
  readonly name: string;
  /** The response's key in the spec: a status, or a range such as `4XX`. */
  readonly code: string;
  readonly status: number;
  readonly mediaType: string;
  readonly body: unknown;
}

/** The examples of an operation. */
export interface OperationExamples {
  /** The number of items on a page if the request states none; undefined if the spec has no default. */
  readonly pageSize?: number;
  /** The name of the example that rejects a credential. */
  readonly rejection?: string;
  /** In the order of the spec: the documented successful response is the first one. */
  readonly examples: readonly ExampleDeclaration[];
}

/** The examples of a spec, by the operation's `operationId`. */
export interface ApiExamples {
  /** The variables with which the command uses the mock (`x-mock-env`). */
  readonly env: Readonly<Record<string, string>>;
  readonly operations: Readonly<Record<string, OperationExamples>>;
}
