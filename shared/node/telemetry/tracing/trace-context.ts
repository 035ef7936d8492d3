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

// The API alone does nothing: `startTracing` loads the implementation if tracing is on.
const tracer = trace.getTracer('newswire');

/** The current trace position as `traceparent` of W3C Trace Context; undefined when tracing is off. */
export function currentTrace(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** Runs `work` as a span in the trace of `parent`; without a parent, just runs it. */
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

/** A step done for several traces at once. */
export interface BatchStep {
  name: string;
  kind: SpanKind;
  /** The traces of the items: the step belongs to the first and links to the others. */
  parents: string[];
  attributes: Attributes;
  /** Start time in milliseconds since 1970. */
  began: number;
}

/** Records a finished step of a whole batch as one span, whatever the batch's size. */
export function tellBatch({ name, kind, parents, attributes, began }: BatchStep): void {
  const [first, ...others] = new Set(parents);
  if (first === undefined) return;
  const options = { kind, attributes, startTime: began, links: others.flatMap(toLink) };
  tracer.startSpan(name, options, toContext(first)).end();
}

/** The active span if it belongs to this trace, so that the new one nests under it; otherwise the parent. */
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
