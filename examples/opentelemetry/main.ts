/** Traces a job that lists numbers: one span for the job, and one below it for each call of the provider. */
import { trace } from "@opentelemetry/api";
import { ConsoleSpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import { createInvocaClient } from "number-inventory/invoca";
import { createOpenTelemetryOptions } from "number-inventory/opentelemetry";

const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(new ConsoleSpanExporter())] });
provider.register();

const { INVOCA_VANITY, INVOCA_NETWORK_ID = "", INVOCA_TOKEN = "", INVOCA_BASE_URL } = process.env;
const invoca = createInvocaClient({
  vanity: INVOCA_VANITY,
  networkId: INVOCA_NETWORK_ID,
  token: INVOCA_TOKEN,
  baseUrl: INVOCA_BASE_URL,
  ...createOpenTelemetryOptions(),
});

await trace.getTracer("nightly").startActiveSpan("count numbers", async (span) => {
  try {
    span.setAttribute("numbers", (await invoca.destinations.list().toArray()).length);
  } finally {
    span.end();
  }
});
await provider.shutdown();
