/** `useSuspenseInfiniteQuery` with React, which waits for the first page on a server. */
import { QueryClient, QueryClientProvider, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { createElement, Suspense } from "react";
import { renderToReadableStream } from "react-dom/server";
import { expect, test } from "vitest";
import { infiniteQueryOptions } from "../../src/tanstack-query/index.js";
import { CASES, type AnyListing } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";

function Keys({ listing, keyOf }: { listing: AnyListing; keyOf: (item: object) => number }) {
  const { data } = useSuspenseInfiniteQuery(infiniteQueryOptions(listing));
  return createElement("p", {}, data.pages.flatMap(({ items }) => items.map(keyOf)).join(" "));
}

test.each(CASES)("$id: renders the first page with one request", async ({ start, listBy, keyOf }) => {
  const simulator = await forTest(start({ rows: 2 }));
  const keys = createElement(Keys, { listing: listBy(5, simulator), keyOf });
  const suspense = createElement(Suspense, { fallback: "loading" }, keys);
  const app = createElement(QueryClientProvider, { client: new QueryClient() }, suspense);
  const stream = await renderToReadableStream(app);
  await stream.allReady;
  expect(await new Response(stream).text()).toMatch(/<p>(1 2|2 1)<\/p>/);
  expect(simulator.requests).toHaveLength(1);
});
