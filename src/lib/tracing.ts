import type { Span, Tracer } from "@opentelemetry/api";
import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace";
import { env } from "./env";
import { withoutSecrets } from "./secrets";

// One a process, also where a bundler has made several copies of this file.
const kept = globalThis as unknown as {
  rollcallTracer?: Tracer;
  rollcallTraceEnd?: () => Promise<void>;
};

/** Addresses carry secrets and names: no span leaves with one. */
const ADDRESSES = /(?:target|url|path|query|referer|route|span_name)$/;

const cleaned = (attributes: ReadableSpan["attributes"]): ReadableSpan["attributes"] =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      ADDRESSES.test(name) && typeof value === "string" ? withoutSecrets(value) : value,
    ]),
  );

/** A fault's words may quote a row: its name says enough. */
const withoutFaults = (span: ReadableSpan): ReadableSpan =>
  Object.create(span, {
    name: { value: withoutSecrets(span.name) },
    attributes: { value: cleaned(span.attributes) },
    status: { value: { code: span.status.code } },
    events: {
      value: span.events.map((event) => ({
        ...event,
        attributes: { "exception.type": event.attributes?.["exception.type"] },
      })),
    },
  });

const clean = (exporter: SpanExporter): SpanExporter => ({
  export: (spans, done) => exporter.export(spans.map(withoutFaults), done),
  forceFlush: async () => exporter.forceFlush?.(),
  shutdown: () => exporter.shutdown(),
});

/**
 * Sends spans to OTEL_EXPORTER_OTLP_ENDPOINT. Without it nothing is loaded and nothing is done. Next makes the spans of
 * requests by itself once there is somebody to take them.
 */
export async function startTracing(service: "web" | "worker"): Promise<void> {
  if (!env.OTEL_EXPORTER_OTLP_ENDPOINT || kept.rollcallTracer) return;
  const [{ NodeSDK }, { BatchSpanProcessor }, { OTLPTraceExporter }, { trace }] = await Promise.all(
    [
      import("@opentelemetry/sdk-node"),
      import("@opentelemetry/sdk-trace"),
      import("@opentelemetry/exporter-trace-otlp-http"),
      import("@opentelemetry/api"),
    ],
  );
  const exporter = clean(new OTLPTraceExporter());
  const sdk = new NodeSDK({
    serviceName: `rollcall-${service}`,
    autoDetectResources: false,
    spanProcessors: [new BatchSpanProcessor({ exporter })],
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: [],
  });
  sdk.start();
  kept.rollcallTracer = trace.getTracer("rollcall");
  kept.rollcallTraceEnd = () => sdk.shutdown();
}

/** Sends what is still held; the last thing that a process does with its traces. */
export const endTracing = async (): Promise<void> => kept.rollcallTraceEnd?.();

const ERROR = 2;

async function spanned<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    span.setStatus({ code: ERROR });
    span.setAttribute("fault", fault instanceof Error ? fault.name : "unknown");
    throw fault;
  } finally {
    span.end();
  }
}

/** Does the work within a span. Attributes are codes and numbers; without tracing this is the work alone. */
export function traced<T>(
  name: string,
  attributes: Record<string, string | number>,
  work: () => Promise<T>,
): Promise<T> {
  const tracer = kept.rollcallTracer;
  if (!tracer) return work();
  return tracer.startActiveSpan(name, { attributes }, (span) => spanned(span, work));
}
