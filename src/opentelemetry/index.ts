/** `number-inventory/opentelemetry`: options of a client that trace its calls and measure its requests. */
import {
  context,
  metrics,
  propagation,
  SpanKind,
  trace,
  type MeterProvider,
  type TimeInput,
  type TracerProvider,
} from "@opentelemetry/api";
import { version } from "../../generated/version.js";
import type { EndEvent, RequestEvent, ResponseEvent, RetryEvent } from "../http/hooks.js";
import { resolveOptions, type OptionRules } from "../http/options.js";
import { requestAttributes, spanAttributes, spanName, type RequestedEvent } from "./attributes.js";
import { TracedCall } from "./traced-call.js";

export type { CallEvent, EndEvent, RequestEvent, ResponseEvent, RetryEvent } from "../http/hooks.js";

/** The settings of {@link createOpenTelemetryOptions}. */
export interface OpenTelemetrySettings {
  /** Creates the spans. Default: the global tracer provider. */
  tracerProvider?: TracerProvider | undefined;
  /** Records the durations. Default: the global meter provider. */
  meterProvider?: MeterProvider | undefined;
  /** Whether the provider receives the trace context (the header `traceparent`). Default true. */
  propagate?: boolean | undefined;
}

/** Options of a client. They can be used for several clients. */
export interface OpenTelemetryOptions {
  /** Returns the trace context of a call. */
  headers: (event: RequestEvent) => Record<string, string>;
  /** Starts the span of a call, and measures its attempts. */
  onRequest: (event: RequestEvent) => void;
  /** Receives the status and the duration of an attempt. */
  onResponse: (event: ResponseEvent) => void;
  /** Adds a retry to the span. */
  onRetry: (event: RetryEvent) => void;
  /** Ends the span. */
  onEnd: (event: EndEvent) => void;
}

const RULES: OptionRules<OpenTelemetrySettings> = {
  tracerProvider: {
    requirement: "a tracer provider",
    isValid: (provider: Partial<TracerProvider> | null) => typeof provider?.getTracer === "function",
  },
  meterProvider: {
    requirement: "a meter provider",
    isValid: (provider: Partial<MeterProvider> | null) => typeof provider?.getMeter === "function",
  },
  propagate: { type: "boolean" },
};

/** The boundaries that the semantic conventions recommend, in s. */
const DURATION_BOUNDARIES = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

const NAME = "number-inventory";

/**
 * Returns options of a client: each call has one client span, whose parent is the active one, and each request adds its
 * duration to the histogram `http.client.request.duration`. The SDK must be registered before.
 *
 * @throws TypeError that names the setting that is invalid or unknown.
 *
 * @example
 * ```ts
 * const client = createInvocaClient({ vanity, networkId, token, ...createOpenTelemetryOptions() });
 * ```
 */
export function createOpenTelemetryOptions(settings: OpenTelemetrySettings = {}): OpenTelemetryOptions {
  const {
    tracerProvider = trace,
    meterProvider = metrics,
    propagate = true,
  } = resolveOptions<OpenTelemetrySettings>(settings, RULES);
  const tracer = tracerProvider.getTracer(NAME, version);
  const histogram = meterProvider.getMeter(NAME, version).createHistogram("http.client.request.duration", {
    description: "Duration of HTTP client requests.",
    unit: "s",
    advice: { explicitBucketBoundaries: DURATION_BOUNDARIES },
  });
  /** The calls that have not ended, by their id. */
  const calls = new Map<number, TracedCall>();

  function start(event: RequestedEvent, startTime?: TimeInput): TracedCall {
    const options = { kind: SpanKind.CLIENT, attributes: spanAttributes(event), ...(startTime && { startTime }) };
    const span = tracer.startSpan(spanName(event), options);
    const call = new TracedCall(trace.setSpan(context.active(), span), span, histogram, requestAttributes(event));
    calls.set(event.callId, call);
    return call;
  }

  return {
    headers({ callId }) {
      const headers: Record<string, string> = {};
      const call = calls.get(callId);
      if (call && propagate) {
        // The baggage is meant for services of the app.
        propagation.inject(propagation.deleteBaggage(call.context), headers);
      }
      return headers;
    },
    onRequest(event) {
      (calls.get(event.callId) ?? start(event)).startAttempt();
    },
    onResponse(event) {
      calls.get(event.callId)?.receive(event);
    },
    onRetry(event) {
      calls.get(event.callId)?.retry(event);
    },
    onEnd(event) {
      // A call that ends before its first request: it was aborted, or there was no credential.
      const call = calls.get(event.callId) ?? start(event, new Date(Date.now() - event.durationMs));
      calls.delete(event.callId);
      call.end(event);
    },
  };
}
