/**
 * One spec as a mock on Prism. Prism routes the request, checks it against the spec, negotiates the media type and gives
 * the body; which example it is comes from the `Prefer` header or the rules beside the examples. Whatever is wrong with
 * a request is thrown as a `ProblemJsonError`.
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

/** Answers one request, with its path below the spec's server. */
export type MockApi = (request: IHttpRequest) => Promise<IHttpResponse>;

/** Makes the mock of a spec. */
export async function createMockApi(spec: Spec): Promise<MockApi> {
  const { document } = spec;
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const known = operationsOf(spec).map(({ path, method, operation }) => ({
    path,
    method,
    examples: examplesOf(document, operation),
  }));

  return async (request) => {
    const { operation, violations } = await check(request, operations);
    const refused = violations.filter(({ code }) => code === 401);
    if (violations.length > refused.length) throw invalid(violations);

    const { path, method } = operation;
    const { examples } = known.find((candidate) => candidate.path === path && candidate.method === method)!;
    const ruled = pickExample(examples, {
      path: pathValues(path, request.url.path) ?? {},
      query: request.url.query ?? {},
      header: request.headers ?? {},
      body: request.body,
    });
    if (refused.length > 0 && (ruled === undefined || ruled.status < 400)) throw unauthorized(refused);
    const example = refused.length > 0 ? ruled : (preferredExample(examples, request.headers?.["prefer"]) ?? ruled);
    return answer(request, example === undefined ? operation : narrow(operation, example), example?.name);
  };
}

const silent: Record<string, unknown> = { child: () => silent };
for (const level of ["trace", "debug", "info", "success", "warn", "error", "fatal"]) silent[level] = () => undefined;
const logger = silent as unknown as PrismHttpComponents["logger"];

const ERROR = 0; // the severity: not a warning, nor a hint

// Prism writes into the configuration it is given, so that every request needs one of its own.
const configure = (checks: boolean, exampleKey?: string): IHttpConfig => ({
  isProxy: false,
  checkSecurity: checks,
  validateRequest: checks,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false, ...(exampleKey !== undefined && { exampleKey }) },
});

const answering = createInstance(configure(false), { logger });

// Prism's mocker would answer a bad request with an example where one is declared, and drop the reasons.
const checking = createInstance(configure(true), {
  logger,
  mock:
    ({ resource }) =>
    () => ({ _tag: "Right", right: { statusCode: 200, body: resource } }),
});

/** The operation a request is for, and in what it breaks the spec. */
async function check(request: IHttpRequest, operations: Operation[]) {
  const result = await checking.request(request, operations, configure(true))();
  if (result._tag === "Left") throw result.left;
  const { output, validations } = result.right;
  return {
    operation: output.body as Operation,
    violations: validations.input.filter(isError),
  };
}

function isError({ severity }: { severity: number }): boolean {
  return severity === ERROR;
}

/** What Prism answers, which is the example with that name, or the one it takes by default. */
async function answer(request: IHttpRequest, operation: Operation, name: string | undefined): Promise<IHttpResponse> {
  const result = await answering.request(request, [operation], configure(false, name))();
  if (result._tag === "Left") throw result.left;
  return result.right.output;
}

/** The operation with one response alone: given a status to answer with, Prism would fall back to another response. */
function narrow(operation: Operation, { code, status }: Example): Operation {
  const response = operation.responses.find((candidate) => candidate.code === code)!;
  return { ...operation, responses: [{ ...response, code: String(status) }] };
}

function invalid(violations: Violation[]): ProblemJsonError {
  const wrongType = violations.some(({ code }) => code === 415);
  const template = wrongType ? INVALID_CONTENT_TYPE : UNPROCESSABLE_ENTITY;
  return ProblemJsonError.fromTemplate(template, "The request is not what the spec describes.", reasons(violations));
}

function unauthorized(violations: Violation[]): ProblemJsonError {
  return ProblemJsonError.fromTemplate(UNAUTHORIZED, "The request lacks the spec's credential.", reasons(violations));
}

function reasons(violations: Violation[]) {
  return { validation: violations.map(({ path, code, message }) => ({ location: path, code, message })) };
}
