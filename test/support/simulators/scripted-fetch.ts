/** What a scripted `fetch` does with a request: answers with JSON content, with a response, or fails. */
export type Act = object | Response | Error | ((request: Request) => Response | Promise<Response>);

/** A `fetch` that plays its acts one after another, the last one for ever, and keeps the requests. */
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
    // Not `clone()`: of a body that is shared, no part can be cancelled alone.
    const { status, statusText, headers } = act;
    const content = (contents[acts.indexOf(act)] ??= act.text());
    return new Response((await content) || null, { status, statusText, headers });
  };
  return { fetch, requests };
}

/** A `fetch` that never answers, and obeys the request's signal. */
export function hangingFetch() {
  const requests: Request[] = [];
  const fetch = (request: Request): Promise<Response> => {
    requests.push(request);
    return new Promise((_, reject) => {
      const give = () => reject(request.signal.reason as Error);
      if (request.signal.aborted) {
        give();
      }
      request.signal.addEventListener("abort", give);
    });
  };
  return { fetch, requests };
}
