import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { fetchSections } from "../../scripts/docs-watch/fetch-sections.js";

test("a host gets one request at a time, and the results have the order of the targets", async () => {
  let open = 0;
  let mostOpen = 0;
  const server = createServer((request, response) => {
    mostOpen = Math.max(mostOpen, ++open);
    setImmediate(() => {
      open--;
      response.writeHead(200, { "content-type": "text/plain" }).end(request.url);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const targets = ["/a", "/b", "/c", "/d"].map((path) => ({ name: path, alsoCitedAs: [], address: `${url}${path}` }));
  const results = await fetchSections(targets, { timeoutMs: 10_000, maxBytes: 1000 });
  expect(results.map(({ section }) => section)).toEqual([["/a"], ["/b"], ["/c"], ["/d"]]);
  expect(mostOpen).toBe(1);
});
