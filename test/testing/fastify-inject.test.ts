/** Fastify's `inject` calls a route that uses a client, without a server. */
import fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { createInvocaClient, isHttpError, isTimeoutError } from "../../src/index.js";
import { createFakeFetch, invocaDestination } from "../../src/testing/index.js";

/** An app with the routes of a list page and of a record, and the fake that its client uses. */
function createApp() {
  const fake = createFakeFetch({
    invoca: { records: [6, 7, 8, 9].map((id) => invocaDestination({ id })) },
  });
  const invoca = createInvocaClient({
    networkId: 1234,
    vanity: "leadtrust",
    token: "t",
    fetch: fake.fetch,
    retry: false,
  });
  const app = fastify();
  onTestFinished(() => app.close());
  app.setErrorHandler((error, _request, reply) => {
    const status = isHttpError(error) ? error.status : isTimeoutError(error) ? 504 : 500;
    return reply.code(status).send({ error: (error as Error).name });
  });
  app.get<{ Querystring: { after?: string } }>("/numbers", async ({ query, signal }) => {
    const { items, resumeToken } = await invoca.destinations
      .list({ limit: 3 })
      .page({ resumeToken: query.after, signal });
    return { ids: items.map(({ id }) => id), next: resumeToken };
  });
  app.get<{ Params: { id: string } }>("/numbers/:id", ({ params, signal }) =>
    invoca.destinations.get(Number(params.id), { signal }),
  );
  return { app, fake };
}

test("a route returns the pages of a list", async () => {
  const { app, fake } = createApp();
  const first = await app.inject({ url: "/numbers" });
  expect([first.statusCode, first.json()]).toEqual([200, { ids: [6, 7, 8], next: expect.any(String) as string }]);
  const { next } = first.json<{ next: string }>();
  const second = await app.inject({ url: "/numbers", query: { after: next } });
  expect(second.json()).toEqual({ ids: [9], next: null });
  expect(fake.requests).toHaveLength(2);
});

test("a route returns a record, and the errors of the client as its own", async () => {
  const { app, fake } = createApp();
  expect((await app.inject({ url: "/numbers/8" })).json()).toMatchObject({ id: 8 });
  const missing = await app.inject({ url: "/numbers/10" });
  expect([missing.statusCode, missing.json()]).toEqual([404, { error: "NotFoundError" }]);
  fake.fail({ status: 429 });
  const limited = await app.inject({ url: "/numbers" });
  expect([limited.statusCode, limited.json()]).toEqual([429, { error: "RateLimitError" }]);
});

test("a token of another list is an error before anything is sent", async () => {
  const { app, fake } = createApp();
  const response = await app.inject({ url: "/numbers", query: { after: "not a token" } });
  expect([response.statusCode, response.json()]).toEqual([500, { error: "TypeError" }]);
  expect(fake.requests).toEqual([]);
});
