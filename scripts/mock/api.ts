/**
 * A mock of one spec, built on Prism. Prism routes the request, validates it against the spec, negotiates the media
 * type and returns the body. The `Prefer` header or the rules of the examples (`x-mock-when`) select the example. An
 * invalid request causes a `ProblemJsonError`.
 */
import {
  createInstance,
  getHttpOperationsFromSpec,
  INVALID_CONTENT_TYPE,
  ProblemJsonError,
  UNAUTHORIZED,
  UNPROCESSABLE_ENTITY,
  type IHttpConfig,
  type IHttpRequest,
  type IHttpResponse,
  type PrismHttpComponents,
  type PrismHttpInstance,
} from "@stoplight/prism-http";
import { preferredExample } from "./prefer.js";
import { examplesOf, pathValues, pickExample, type Example } from "./rules.js";
import { operationsOf, type Spec } from "../openapi/specs.js";

type Operation = Parameters<PrismHttpInstance["request"]>[1][number];
type Violation = Extract<ReturnType<PrismHttpComponents["validateInput"]>, { _tag: "Left" }>["left"][number];

/** Responds to one request. The request's path is relative to the server URL of the spec. */
export type MockApi = (request: IHttpRequest) => Promise<IHttpResponse>;

/** Returns the mock of a spec. */
export async function createMockApi(spec: Spec): Promise<MockApi> {
  const { document } = spec;
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const examplesByOperation = new Map(
    operationsOf(spec).map(({ path, method, operation }) => [`${method} ${path}`, examplesOf(document, operation)]),
  );

  return async (request) => {
    const { operation, violations } = await validate(request, operations);
    const authErrors = violations.filter(({ code }) => code === 401);
    if (violations.length > authErrors.length) {
      throw invalidRequest(violations);
    }

    const { path, method } = operation;
    const examples = examplesByOperation.get(`${method} ${path}`) ?? [];
    const matching = pickExample(examples, {
      path: pathValues(path, request.url.path) ?? {},
      query: request.url.query ?? {},
      header: request.headers ?? {},
      body: request.body,
    });
    if (authErrors.length > 0) {
      if (matching === undefined || matching.status < 400) {
        throw unauthorized(authErrors);
      }
      return respond(request, operation, matching);
    }
    return respond(request, operation, preferredExample(examples, request.headers?.["prefer"]) ?? matching);
  };
}

const silent: Record<string, unknown> = { child: () => silent };
for (const level of ["trace", "debug", "info", "success", "warn", "error", "fatal"]) {
  silent[level] = () => undefined;
}
const logger = silent as unknown as PrismHttpComponents["logger"];

const ERROR_SEVERITY = 0;

// Prism modifies its configuration, so each request needs a new one.
const createConfig = (validates: boolean, exampleKey?: string): IHttpConfig => ({
  isProxy: false,
  checkSecurity: validates,
  validateRequest: validates,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false, ...(exampleKey !== undefined && { exampleKey }) },
});

const responder = createInstance(createConfig(false), { logger });

// Prism's own mocker would respond to an invalid request with a declared example and omit the validation errors.
const validator = createInstance(createConfig(true), {
  logger,
  mock:
    ({ resource }) =>
    () => ({ _tag: "Right", right: { statusCode: 200, body: resource } }),
});

/** Returns the operation of a request, and where the request violates the spec. */
async function validate(request: IHttpRequest, operations: Operation[]) {
  const result = await validator.request(request, operations, createConfig(true))();
  if (result._tag === "Left") {
    throw result.left;
  }
  const { output, validations } = result.right;
  return {
    operation: output.body as Operation,
    violations: validations.input.filter(isError),
  };
}

function isError({ severity }: { severity: number }): boolean {
  return severity === ERROR_SEVERITY;
}

/** Returns Prism's response: the given example, or Prism's default if it is undefined. */
async function respond(
  request: IHttpRequest,
  operation: Operation,
  example: Example | undefined,
): Promise<IHttpResponse> {
  const target = example === undefined ? operation : withOneResponse(operation, example);
  const result = await responder.request(request, [target], createConfig(false, example?.name))();
  if (result._tag === "Left") {
    throw result.left;
  }
  return result.right.output;
}

/**
 * Returns the operation with only the response of the example. If Prism got the status as an option instead, it could
 * fall back to another response.
 */
function withOneResponse(operation: Operation, { code, status }: Example): Operation {
  const responses = operation.responses.filter((response) => response.code === code);
  return { ...operation, responses: responses.map((response) => ({ ...response, code: String(status) })) };
}

function invalidRequest(violations: Violation[]): ProblemJsonError {
  const wrongType = violations.some(({ code }) => code === 415);
  const template = wrongType ? INVALID_CONTENT_TYPE : UNPROCESSABLE_ENTITY;
  return ProblemJsonError.fromTemplate(template, "The request does not match the spec.", reasons(violations));
}

function unauthorized(violations: Violation[]): ProblemJsonError {
  return ProblemJsonError.fromTemplate(UNAUTHORIZED, "The request has no valid credential.", reasons(violations));
}

function reasons(violations: Violation[]) {
  return { validation: violations.map(({ path, code, message }) => ({ location: path, code, message })) };
}
