/** An endpoint that streams all numbers, one JSON object per line, and stops when its client closes the connection. */
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { listNumbers } from "number-inventory";
import { createInvocaClient } from "number-inventory/invoca";

const { INVOCA_VANITY, INVOCA_NETWORK_ID = "", INVOCA_TOKEN = "", INVOCA_BASE_URL, PORT = "3000" } = process.env;
const invoca = createInvocaClient({
  vanity: INVOCA_VANITY,
  networkId: INVOCA_NETWORK_ID,
  token: INVOCA_TOKEN,
  baseUrl: INVOCA_BASE_URL,
});

/** The numbers as a stream, which requests no page before its client has read most of the page before. */
function streamNumbers(signal: AbortSignal): ReadableStream<Uint8Array> {
  const numbers = listNumbers([invoca], { signal });
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await numbers.next();
      return done ? controller.close() : controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    },
    async cancel() {
      await numbers.return();
    },
  });
}

const app = new Hono();
app.get("/numbers", ({ req, body }) =>
  body(streamNumbers(req.raw.signal), 200, { "content-type": "application/x-ndjson" }),
);
serve({ fetch: app.fetch, port: Number(PORT), hostname: "127.0.0.1" }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}/numbers`);
});
