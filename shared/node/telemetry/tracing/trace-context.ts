import {
  type Attributes,
  type Context,
  context,
  type Link,
  propagation,
  ROOT_CONTEXT,
  type SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

// The API alone does nothing: `startTracing` loads what does, when somebody wants traces.
const tracer = trace.getTracer('newswire');

/** Where in a trace the caller is, as `traceparent` of W3C Trace Context; undefined where nobody traces. */
export function currentTrace(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** Does `work` as a step of the trace that `parent` names; without one it is just done. */
export async function asStep<T>(
  name: string,
  parent: string | null | undefined,
  attributes: Attributes,
  work: () => Promise<T>,
): Promise<T> {
  if (!parent) return work();
  const span = tracer.startSpan(name, { attributes }, within(parent));
  try {
    return await context.with(trace.setSpan(context.active(), span), work);
  } catch (error) {
    span.recordException(error instanceof Error ? error : String(error));
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

/** One thing that was done for several traces at once. */
export interface BatchStep {
  name: string;
  kind: SpanKind;
  /** The trace of each item; the first is the one that the step belongs to, it is linked to the others. */
  parents: string[];
  attributes: Attributes;
  /** When it began, in milliseconds since 1970. */
  began: number;
}

/** Tells of a step that was just done for a whole batch: one span, however many it was for. */
export function tellBatch({ name, kind, parents, attributes, began }: BatchStep): void {
  const [first, ...others] = new Set(parents);
  if (first === undefined) return;
  const options = { kind, attributes, startTime: began, links: others.flatMap(toLink) };
  tracer.startSpan(name, options, toContext(first)).end();
}

/** The innermost step we are in, when it is of this trace: there it is shown where it belongs. */
function within(parent: string): Context {
  const given = toContext(parent);
  const active = context.active();
  const isSame = trace.getSpanContext(active)?.traceId === trace.getSpanContext(given)?.traceId;
  return isSame ? active : given;
}

function toContext(traceparent: string): Context {
  return propagation.extract(ROOT_CONTEXT, { traceparent });
}

function toLink(traceparent: string): Link[] {
  const linked = trace.getSpanContext(toContext(traceparent));
  return linked ? [{ context: linked }] : [];
}
