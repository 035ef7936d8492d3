import { SpanKind, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { beforeEach, expect, test } from 'vitest';
import { asStep, currentTrace, tellBatch } from './trace-context.ts';

const exporter = new InMemorySpanExporter();
new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
beforeEach(() => exporter.reset());

const of = (digit: string): string => `00-${digit.repeat(32)}-${digit.repeat(16)}-01`;
const spans = () => exporter.getFinishedSpans();

test('a batch is one step: of the first trace, linked to each other one once', () => {
  const parents = [of('1'), of('2'), of('2'), of('1')];
  tellBatch({ name: 'announce', kind: SpanKind.PRODUCER, parents, attributes: { events: 4 }, began: Date.now() });
  expect(spans()).toHaveLength(1);
  expect(spans()[0]?.spanContext().traceId).toBe('1'.repeat(32));
  expect(spans()[0]?.links.map(({ context }) => context.traceId)).toEqual(['2'.repeat(32)]);
});

test('a batch that nobody traces has no span', () => {
  tellBatch({ name: 'announce', kind: SpanKind.PRODUCER, parents: [], attributes: {}, began: Date.now() });
  expect(spans()).toEqual([]);
});

test('a step belongs to the trace that it is given, below the step of that trace that it is done in', async () => {
  await asStep('outer', of('1'), {}, async () => {
    const outer = trace.getActiveSpan()?.spanContext().spanId;
    expect(currentTrace()).toContain(outer);
    await asStep('inner', of('1'), {}, async () => undefined);
    await asStep('other', of('2'), {}, async () => undefined);
    expect(spans().map(({ name, parentSpanContext }) => [name, parentSpanContext?.spanId])).toEqual([
      ['inner', outer],
      ['other', '2'.repeat(16)],
    ]);
  });
});

test('a step that fails says so and lets the error through; one of no trace is only done', async () => {
  await expect(asStep('fails', of('1'), {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(spans()[0]?.events[0]?.name).toBe('exception');
  exporter.reset();
  expect(await asStep('untraced', null, {}, async () => currentTrace())).toBeUndefined();
  expect(spans()).toEqual([]);
});
