/**
 * Clients at module level in workerd, which forbids a request to use objects that another one created: the members of
 * their signals throw, and their work ends with their request. `npm run test:runtimes -- workerd` runs the real one.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { beforeEach, expect, test, vi } from "vitest";
import { cloudlxByTokens, invoca, NOWHERE } from "../support/simulators/connect.js";

const request = new AsyncLocalStorage<string>();

/** Throws like workerd if the current request is not the one that created the object. */
function checkRequest(creator: string | undefined): void {
  if (request.getStore() !== creator) {
    throw new Error("Cannot perform I/O on behalf of a different request.");
  }
}

class WorkerdAbortController extends AbortController {
  readonly #creator = request.getStore();

  constructor() {
    super();
    const { signal } = this;
    Object.defineProperty(signal, "aborted", {
      get: () => {
        checkRequest(this.#creator);
        return Reflect.get(AbortSignal.prototype, "aborted", signal);
      },
    });
  }

  override abort(reason?: unknown): void {
    checkRequest(this.#creator);
    super.abort(reason);
  }
}

beforeEach(() => {
  vi.stubGlobal("AbortController", WorkerdAbortController);
  return () => vi.unstubAllGlobals();
});

/** A credential function that never settles in the first request, because that is canceled. */
const credential = () =>
  request.getStore() === "first" ? new Promise<string>(() => undefined) : Promise.resolve("token-1");

test("a request does not wait for the credential function that another one called", async () => {
  const fetch = vi.fn(() => Promise.resolve(Response.json({ id: 1 })));
  const client = invoca(NOWHERE, { fetch, credential });
  void request.run("first", () => client.destinations.get(1));
  const second = request.run("second", () => client.destinations.get(1));
  const third = request.run("third", () => client.destinations.get(1));
  expect(await Promise.all([second, third])).toEqual([{ id: 1 }, { id: 1 }]);
  expect(await request.run("fourth", () => client.destinations.get(1))).toEqual({ id: 1 });
});

test("requests use the access token that another one obtained, and calls of one request obtain it together", async () => {
  const tokenRequests = vi.fn();
  const fetch = async ({ url }: Request) => {
    if (!url.includes("oauth2")) {
      return Response.json({ numbers: [], num_results: 0, paginates: false });
    }
    tokenRequests(request.getStore());
    return Response.json({ access_token: "token-1", expires_in: 3600 });
  };
  const client = cloudlxByTokens(NOWHERE, { fetch });
  const list = () => client.numbers.list().toArray();
  await request.run("first", () => Promise.all([list(), list()]));
  await request.run("second", () => Promise.all([list(), list()]));
  expect(tokenRequests.mock.calls).toEqual([["first"]]);
});
