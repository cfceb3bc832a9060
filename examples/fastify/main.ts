/** An endpoint that streams all numbers, one JSON object per line, and stops when its client closes the connection. */
import { Readable } from "node:stream";
import fastify from "fastify";
import { listNumbers } from "number-inventory";
import { createInvocaClient } from "number-inventory/invoca";

const { INVOCA_VANITY, INVOCA_NETWORK_ID = "", INVOCA_TOKEN = "", INVOCA_BASE_URL, PORT = "3000" } = process.env;
const invoca = createInvocaClient({
  vanity: INVOCA_VANITY,
  networkId: INVOCA_NETWORK_ID,
  token: INVOCA_TOKEN,
  baseUrl: INVOCA_BASE_URL,
});

async function* readLines(signal: AbortSignal) {
  for await (const number of listNumbers([invoca], { signal })) {
    yield `${JSON.stringify(number)}\n`;
  }
}

const app = fastify();
app.get("/numbers", ({ signal }, reply) => {
  // The stream requests no page before its client has read most of the page before.
  reply.type("application/x-ndjson").send(Readable.from(readLines(signal)));
});
const address = await app.listen({ port: Number(PORT), host: "127.0.0.1" });
console.log(`${address}/numbers`);
