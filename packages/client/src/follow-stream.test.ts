import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refusal } from './failures.ts';
import { followStream, type StreamMessage } from './follow-stream.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Event {
  seq: number;
}

const wire = (...seqs: number[]): string =>
  `event: wire\ndata: ${JSON.stringify({ events: seqs.map((seq) => ({ seq })), position: `w.${seqs.at(-1)}` })}\n\n`;

/** A server that answers each request with the next of these; `hang` keeps the last stream open. */
function serve(...answers: (string | Response | 'hang')[]) {
  const asked: (string | undefined)[] = [];
  const heard: string[] = [];
  const stop = new AbortController();
  const messages = followStream<Event>({
    address: (since) => since ?? 'now',
    signal: stop.signal,
    onUp: (isAgain) => heard.push(isAgain ? 'up again' : 'up'),
    onDown: (reason, waitMs) => heard.push(`${reason}, ${waitMs}`),
    fetch: async (address, init) => {
      asked.push(String(address));
      const answer = answers.shift() ?? 'hang';
      if (answer instanceof Response) return answer;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
          if (answer === 'hang') return;
          controller.enqueue(new TextEncoder().encode(answer));
          controller.close();
        },
      });
      return new Response(body);
    },
  });
  return { messages, asked, heard, stop };
}

async function next(messages: AsyncGenerator<StreamMessage<Event>>): Promise<StreamMessage<Event> | undefined> {
  const wanted = messages.next();
  await vi.advanceTimersByTimeAsync(10_000);
  return (await wanted).value ?? undefined;
}

test('after a disconnect it goes on from its position, and an event that comes again is left out', async () => {
  const { messages, asked, heard } = serve(wire(1, 2), wire(2, 3));
  expect(await next(messages)).toMatchObject({ events: [{ seq: 1 }, { seq: 2 }], position: 'w.2' });
  expect(await next(messages)).toMatchObject({ events: [{ seq: 3 }], position: 'w.3' });
  expect(asked).toEqual(['now', 'w.2']);
  expect(heard).toEqual(['up', expect.stringMatching(/^the stream ended, \d+$/), 'up again']);
});

test('the delay is the one that the server named', async () => {
  const { messages, heard } = serve(
    `${wire(1)}event: goodbye\ndata: {"code":"shutdown","retry":1234}\n\n`,
    new Response('{"code":"overloaded"}', { status: 503, headers: { 'retry-after': '2' } }),
    wire(2),
  );
  await next(messages);
  await next(messages);
  expect(heard).toEqual(['up', 'shutdown, 1234', 'overloaded, 2000', 'up again']);
});

test('a connection that is silent for 45 s is given up', async () => {
  const { messages, asked, heard } = serve('hang', wire(1));
  const wanted = messages.next();
  await vi.advanceTimersByTimeAsync(44_000);
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect((await wanted).value).toMatchObject({ position: 'w.1' });
  expect(heard[1]).toMatch(/^the server fell silent, /);
});

test('a reset is the last message', async () => {
  const { messages } = serve('event: reset\ndata: {"reason":"too_old","oldest":"w.7"}\n\n');
  expect(await next(messages)).toEqual({ type: 'reset', reason: 'too_old', oldest: 'w.7' });
  expect(await next(messages)).toBeUndefined();
});

test('a refusal that does not pass ends it', async () => {
  const body = JSON.stringify({ code: 'bad_query', errors: [{ field: 'q', detail: 'must be shorter' }] });
  const { messages } = serve(new Response(body, { status: 400 }));
  const failure = await messages.next().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Refusal);
  expect(failure).toMatchObject({ code: 'bad_query', message: 'q must be shorter' });
});

test('it ends when its signal aborts, in the middle of a wait or of a read', async () => {
  for (const answer of ['hang', ''] as const) {
    const { messages, stop } = serve(answer);
    const wanted = messages.next();
    await vi.advanceTimersByTimeAsync(50);
    stop.abort();
    expect((await wanted).done).toBe(true);
  }
});
