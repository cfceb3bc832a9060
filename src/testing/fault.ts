/**
 * What happens to a request instead of the normal response:
 *
 * - a response with a status; the default body is the spec's example for this status, or empty;
 * - an example of the spec by its name, such as CallGear's `LimitExceeded`;
 * - the normal response after a delay;
 * - `network-error`: `fetch` rejects with a TypeError; `truncated`: the body ends with an error after its first half;
 *   `html`: HTML with status 200; `hang`: no response until the request is aborted.
 */
export type Fault =
  | {
      readonly status: number;
      /** More headers. */
      readonly headers?: Readonly<Record<string, string>> | undefined;
      /** A string, or a value that is sent as JSON. */
      readonly body?: unknown;
    }
  | { readonly example: string }
  | { readonly delayMs: number }
  | "network-error"
  | "truncated"
  | "html"
  | "hang";

/** The requests that a fault applies to. Default: the next one. */
export interface FaultedRequests {
  /** Only requests of this provider. */
  readonly provider?: string | undefined;
  /** Only requests of this operation, named as in errors: `listDestinations`, `get.virtual_numbers`. */
  readonly operation?: string | undefined;
  /** The first matching request with the fault, from 1, counted from now. Default 1. */
  readonly nth?: number | undefined;
  /** The number of requests with the fault. `Infinity`: all from the first one. Default 1. */
  readonly times?: number | undefined;
}

interface Planned {
  readonly fault: Fault;
  readonly requests: FaultedRequests;
  /** The number of matching requests so far. */
  seen: number;
}

/** The faults of one fake. */
export class FaultPlan {
  #planned: Planned[] = [];

  add(fault: Fault, requests: FaultedRequests): void {
    this.#planned.push({ fault, requests, seen: 0 });
  }

  clear(): void {
    this.#planned = [];
  }

  /** Counts a request, and returns its fault: that of the last call of `add` that applies. */
  next(request: { readonly provider: string; readonly operation: string }): Fault | undefined {
    let found: Fault | undefined;
    for (const planned of this.#planned) {
      const { provider, operation, nth = 1, times = 1 } = planned.requests;
      if (
        (provider ?? request.provider) !== request.provider ||
        (operation ?? request.operation) !== request.operation
      ) {
        continue;
      }
      planned.seen++;
      if (planned.seen >= nth && planned.seen < nth + times) {
        found = planned.fault;
      }
    }
    return found;
  }
}
