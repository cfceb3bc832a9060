/** The SDK of OpenTelemetry, which keeps what it receives. */
import { context, propagation, trace } from "@opentelemetry/api";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
  type DataPoint,
  type Histogram,
} from "@opentelemetry/sdk-metrics";
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
  type ReadableSpan,
} from "@opentelemetry/sdk-trace-node";
import { onTestFinished } from "vitest";

/** The spans and metrics of a test. */
export interface Telemetry {
  tracerProvider: NodeTracerProvider;
  meterProvider: MeterProvider;
  /** The number of spans that have started and not ended. */
  readonly open: number;
  /** The spans that have ended. */
  spans: () => ReadableSpan[];
  /** The points of the histogram of durations. */
  durations: () => Promise<DataPoint<Histogram>[]>;
}

/** Registers the SDK globally for the current test. */
export function registerTelemetry(): Telemetry {
  const exporter = new InMemorySpanExporter();
  let open = 0;
  const counter = {
    onStart() {
      open++;
    },
    onEnd() {
      open--;
    },
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
  };
  const tracerProvider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter), counter] });
  tracerProvider.register();
  const reader = new PeriodicExportingMetricReader({
    exporter: new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE),
    exportIntervalMillis: 3_600_000,
  });
  const meterProvider = new MeterProvider({ readers: [reader] });
  onTestFinished(async () => {
    trace.disable();
    context.disable();
    propagation.disable();
    await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
  });
  return {
    tracerProvider,
    meterProvider,
    get open() {
      return open;
    },
    spans: () => exporter.getFinishedSpans(),
    async durations() {
      const { resourceMetrics } = await reader.collect();
      const all = resourceMetrics.scopeMetrics.flatMap(({ metrics }) => metrics);
      return all
        .filter(({ descriptor }) => descriptor.name === "http.client.request.duration" && descriptor.unit === "s")
        .flatMap(({ dataPoints }) => dataPoints as DataPoint<Histogram>[]);
    },
  };
}
