import { decideRetry, nextTimeLimit } from "./after-failure.js";
import { createFail, type Call, type TransportContext } from "./call.js";
import type { ApiDeclaration } from "./declaration.js";
import type { NumberInventoryError } from "./errors/base-error.js";
import type { HttpError } from "./errors/http-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import { getPath, parseJson } from "./json.js";
import { createOperationMatcher, type FindOperation } from "./operation-matcher.js";
import type { OutgoingRequest } from "./outgoing-request.js";
import type { ParsedResponse } from "./parsed-response.js";
import { delayAfter } from "./retry.js";
import { sendAttempt } from "./send-attempt.js";
import { toClientError } from "./to-client-error.js";
import { withTimeout, type AbortSignalLike } from "./with-timeout.js";

/** Sends a call's request, until its caller aborts. */
export type Send = (request: OutgoingRequest, caller: AbortSignalLike) => Promise<ParsedResponse>;

/**
 * The transport below openapi-fetch: sends one call in as many attempts as it needs. Resolves to the server's response,
 * with `failure` set if that is an error; rejects with an error of this package for everything else.
 */
export function createTransport(api: ApiDeclaration, context: TransportContext): Send {
  const findOperation = createOperationMatcher(Object.values(api.operations));
  return async (request, caller) => sendCall(await createCall(context, findOperation, request, caller));
}

async function createCall(
  shared: TransportContext,
  findOperation: FindOperation,
  request: OutgoingRequest,
  caller: AbortSignalLike,
): Promise<Call> {
  const { provider, redactor, settings, rpc } = shared;
  const { method, url } = request;
  const body = (method !== "GET" && (await request.text())) || null;
  const operation = findOperation(method, url, rpc && getPath(parseJson(body ?? ""), ["method"]));
  for (const name of operation?.sensitive ?? []) {
    redactor.add(getPath(parseJson(body ?? ""), [name]));
  }
  const context = { provider, operation: operation?.name ?? `${method} ${redactor.text(new URL(url).pathname)}` };
  return {
    ...shared,
    request,
    body,
    caller,
    operation,
    context,
    deadline: performance.now() + settings.deadlineMs,
    fail: createFail(context),
    state: { attempts: 0, failures: 0, delayMs: 0, credential: undefined, credentialRenewed: false },
  };
}

async function sendCall(call: Call): Promise<ParsedResponse> {
  const { state, rpc } = call;
  state.delayMs = rpc?.pause(call) ?? 0;
  for (;;) {
    const outcome = await attempt(call);
    const failure = outcome instanceof Error ? outcome : outcome.failure;
    if (failure && (await prepareNextAttempt(call, failure))) {
      continue;
    }
    if (outcome instanceof Error) {
      throw outcome;
    }
    return outcome;
  }
}

/** Waits for the delay, and makes one attempt. Never rejects: resolves to the response or an error of this package. */
async function attempt(call: Call): Promise<ParsedResponse | NumberInventoryError> {
  const { state, operation, credentials, caller } = call;
  try {
    if (state.delayMs > 0) {
      await withTimeout(state.delayMs, caller);
    }
    return await withinLimits(call, async (signal) => {
      state.credential = undefined;
      state.credential = operation?.anonymous ? "" : await credentials.get(signal);
      state.attempts++;
      return sendAttempt(call, signal);
    });
  } catch (thrown) {
    return toClientError(call, thrown);
  }
}

/** Whether another attempt follows a failed one. If so, its delay is in the state. */
async function prepareNextAttempt(call: Call, failure: NumberInventoryError): Promise<boolean> {
  const { state, settings, operation, context } = call;
  // The error of a call that was made to obtain the credential, which had attempts of its own.
  if (failure.operation !== context.operation) {
    return false;
  }
  failure.attempts = state.attempts;
  if (await renewCredential(call, failure)) {
    return true;
  }

  state.failures++;
  state.delayMs = delayAfter(failure, state.failures, settings.retry);
  const { failures, delayMs } = state;
  const remainingMs = call.deadline - performance.now();
  const maxRetries = operation?.idempotent ? settings.retry.maxRetries : 0;
  const decision = decideRetry({ retryable: failure.retryable, failures, maxRetries, delayMs, remainingMs });
  if (decision === "past-deadline") {
    failure.message += `; not retried: the ${Math.ceil(delayMs)} ms delay exceeds the remaining deadline`;
  }
  if (decision !== "retry") {
    return false;
  }
  settings.onRetry({ ...context, attempt: state.attempts, delayMs, error: failure });
  return true;
}

/** Obtains another credential if the server rejected this one, once per call. False if there is no other. */
async function renewCredential(call: Call, failure: NumberInventoryError): Promise<boolean> {
  const { state, rpc, operation, credentials, caller } = call;
  const { credential } = state;
  const isRejected = (failure as HttpError).status === 401 || rpc?.rejectsCredential(failure, operation);
  if (!credential || state.credentialRenewed || !isRejected) {
    return false;
  }
  state.credentialRenewed = true;
  state.delayMs = 0;
  try {
    return await withinLimits(call, (signal) => credentials.renew(credential, signal));
  } catch {
    // After an abort, the next attempt rejects with its error.
    return caller.aborted;
  }
}

/** Runs work until the limit of the attempt or of the call. */
function withinLimits<T>(call: Call, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { settings, deadline, caller, fail } = call;
  const remainingMs = deadline - performance.now();
  const { waitMs, message, limit, limitMs } = nextTimeLimit(remainingMs, settings.timeoutMs, settings.deadlineMs);
  return withTimeout(waitMs, caller, work, () =>
    fail(TimeoutError, message, { limit, limitMs, retryable: limit === "attempt" }),
  );
}
