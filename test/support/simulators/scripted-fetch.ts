/** The result of a scripted `fetch`: a JSON body, a response, an error, or a function that returns a response. */
export type Act = object | Response | Error | ((request: Request) => Response | Promise<Response>);

/** Returns a `fetch` with one result per request; the last one is repeated. It records the requests. */
export function scriptedFetch(...acts: Act[]) {
  const requests: Request[] = [];
  const contents: Promise<string>[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const act = acts[Math.min(requests.push(request), acts.length) - 1]!;
    if (act instanceof Error) {
      throw act;
    }
    if (typeof act === "function") {
      return act(request);
    }
    if (!(act instanceof Response)) {
      return Response.json(act);
    }
    // Not `clone()`: cancelling one of two clones does not cancel the shared body.
    const { status, statusText, headers } = act;
    const content = (contents[acts.indexOf(act)] ??= act.text());
    return new Response((await content) || null, { status, statusText, headers });
  };
  return { fetch, requests };
}

/** Returns a `fetch` that never resolves and rejects when the request's signal is aborted. It records the requests. */
export function hangingFetch() {
  const requests: Request[] = [];
  const fetch = (request: Request): Promise<Response> => {
    requests.push(request);
    return new Promise((_, reject) => {
      const abort = () => reject(request.signal.reason as Error);
      if (request.signal.aborted) {
        abort();
      }
      request.signal.addEventListener("abort", abort);
    });
  };
  return { fetch, requests };
}
