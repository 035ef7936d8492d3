import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi } from '../helpers/api.ts';
import { type Command, startNewswire } from '../helpers/commands.ts';
import { type FeedSite, openFeedSite } from '../helpers/feed-site.ts';
import { openReader } from '../helpers/reader.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** Has a process name, at its end, what it has loaded of OpenTelemetry. */
const NAME_LOADED = `
import Module from 'node:module';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => {
  const files = Object.keys(Module._cache).flatMap((file) => /@opentelemetry.([\\w-]+)/.exec(file)?.[1] ?? []);
  process.stderr.write('loaded: ' + [...new Set(files)].sort().join(' ') + ' .\\n');
});`;
const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(NAME_LOADED)}`;

interface Span {
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
}

let world: World;
let collector: FeedSite;
let commands: Command[] = [];
beforeAll(async () => {
  collector = await openFeedSite();
  collector.on('/v1/traces', (_req, res) => res.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
  world = await openWorld({ servers: 0, workers: 0 });
});
afterAll(async () => {
  for (const { process: child } of commands) child.kill('SIGKILL');
  await world.close();
  await collector.close();
});

async function start(name: 'server' | 'worker', env: Record<string, string>): Promise<Command> {
  const command = startNewswire([name], { ...world.env, LOG_LEVEL: 'info', NODE_OPTIONS, ...env });
  commands.push(command);
  await command.says(`${name} started`);
  return command;
}

/** What a process has loaded of OpenTelemetry, once it has ended. */
async function loadedBy(command: Command): Promise<string[]> {
  command.process.kill('SIGTERM');
  const { stderr } = await command.ended;
  commands = commands.filter((it) => it !== command);
  return /loaded: (.*) \./.exec(stderr)?.[1]?.split(' ') ?? [];
}

function spans(): Span[] {
  return collector.requests('/v1/traces').flatMap(({ body }) =>
    // biome-ignore lint/suspicious/noExplicitAny: a test that reads a wrong field fails by itself
    JSON.parse(body).resourceSpans.flatMap(({ resource, scopeSpans }: any) => {
      // biome-ignore lint/suspicious/noExplicitAny: the same
      const named = resource.attributes.find(({ key }: any) => key === 'service.name');
      // biome-ignore lint/suspicious/noExplicitAny: the same
      return scopeSpans.flatMap((scope: any) =>
        scope.spans.map((span: Span) => ({ ...span, service: named.value.stringValue })),
      );
    }),
  );
}

test('one trace leads from the request through queue, worker and wire to the readers', async () => {
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url(''), OTEL_BSP_SCHEDULE_DELAY: '100' };
  const [server, worker] = await Promise.all([start('server', env), start('worker', env)]);
  const url = `http://127.0.0.1:${/"port":(\d+)/.exec(server.stdout())?.[1]}`;
  const reader = await openReader(url);
  const api = createApi(url, world.config.adminKey);
  const traceId = 'a'.repeat(31).concat('1');
  const { body } = await api.post(
    '/stories',
    { headline: 'Xylophones strike' },
    { traceparent: `00-${traceId}-${'b'.repeat(16)}-01` },
  );
  await reader.received(1);
  const path = [
    'newswire-server: POST /api/v1/stories',
    'newswire-server: add edit.edit-submission',
    'newswire-worker: process edit',
    'newswire-worker: edit and record',
    'newswire-worker: announce',
    'newswire-server: deliver',
  ];
  const own = () => spans().filter((span) => span.traceId === traceId);
  const traced = () => own().map(({ service, name }) => `${service}: ${name}`);
  await waitFor('every step was traced', () => path.every((step) => traced().includes(step)));
  // Postgres and Redis are traced where they belong to a story, and nowhere else.
  expect(traced().filter((name) => /: (pg.query|evalsha|eval)/.test(name)).length).toBeGreaterThan(3);
  expect(
    spans().filter(({ parentSpanId, name }) => !parentSpanId && /pg|redis|getNextJob|xread|push/i.test(name)),
  ).toEqual([]);
  expect(collector.requests('/v1/traces').filter(({ body: sent }) => sent.includes('Xylophones'))).toEqual([]);
  // Every step hangs below another one of the trace, the first below the caller's.
  const ids = new Set([...own().map(({ spanId }) => spanId), 'b'.repeat(16)]);
  expect(own().filter(({ parentSpanId }) => !ids.has(parentSpanId ?? ''))).toEqual([]);
  expect(server.stdout()).toContain(`"trace":"${traceId}"`);
  expect(body.status).toBe('queued');
  reader.close();
  expect(await loadedBy(server)).toContain('sdk-trace-node');
  expect(await loadedBy(worker)).toContain('sdk-trace-node');
});

test('without a collector nothing of OpenTelemetry is loaded but the API that prom-client brings', async () => {
  const [server, worker] = await Promise.all([start('server', {}), start('worker', {})]);
  expect(await loadedBy(server)).toEqual(['api']);
  expect(await loadedBy(worker)).toEqual(['api']);
});
