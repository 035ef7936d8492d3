import { expect, test } from 'vitest';
import type { OpsOverview, SeenMember } from '../../../shared/contract/ops-shapes.ts';
import { findProblems } from './problems.ts';

const AT = '2026-11-30T12:00:00.000Z';

function server(more: { state?: SeenMember['state']; behind?: number; wireSeq?: number }): SeenMember {
  const { state = 'alive', ...lag } = more;
  const figures = {
    wireSeq: 100,
    ...lag,
    readers: { socket: 0, stream: 0 },
    channels: 0,
    cut: {},
    catchUps: {},
    resets: {},
    latency: [],
  };
  const self = {
    id: 'a',
    version: '1',
    host: 'vm',
    pid: 1,
    port: 3000,
    startedAt: AT,
    seenAt: '2026-11-30T11:59:00.000Z',
  };
  return { ...self, kind: 'server', state, eventLoopMs: 1, memoryBytes: 1, figures };
}

const texts = (seen: OpsOverview): string[] => findProblems(seen).map(({ text }) => text);

const worker = { ...server({}), kind: 'worker', figures: { concurrency: 1, jobs: {} } } as SeenMember;
const look = (...members: SeenMember[]): OpsOverview => ({
  ...{ at: AT, streamSeq: 1_000, queues: [], members: [worker, ...members], latency: { bounds: [], counts: [] } },
  record: {
    wireId: 'w',
    recordedSeq: 1_000,
    unnumbered: 0,
    open: 0,
    oldestOpenMs: 0,
    lastReleaseAt: AT,
    failed: 0,
    feeds: {},
    failing: [],
    bridges: [],
  },
  dismissed: [],
  offersPush: true,
});

test('a server is behind by its own account, not by the age of its heartbeat', () => {
  expect(texts(look(server({ wireSeq: 100 }))), 'the record has moved on since').toEqual([]);
  expect(texts(look(server({ behind: 0 })))).toEqual([]);
  expect(texts(look(server({ behind: 250 })))).toEqual(['Server vm:3000 is 250 events behind.']);
});

test('a lost process is named with its port; one that was replaced is no problem any more', () => {
  const [problem, ...others] = texts(look(server({}), server({ state: 'lost' })));
  expect([problem, others]).toEqual([expect.stringMatching(/^Lost contact with server vm:3000 .* ago\.$/), []]);
  expect(texts(look(server({}), server({ state: 'replaced' })))).toEqual([]);
});

test('a disk that will be full within a week is a problem', () => {
  const storage = { bytes: 1e9, bytesPerDay: 1e9, tables: [], diskFreeBytes: 3e9 };
  expect(findProblems(look(server({})), storage)).toEqual([
    { key: 'disk-filling', text: 'At this rate the disk is full in about 3 d.' },
  ]);
  for (const calm of [{ bytesPerDay: null }, { bytesPerDay: -1e9 }, { diskFreeBytes: null }, { diskFreeBytes: 9e9 }]) {
    expect(findProblems(look(server({})), { ...storage, ...calm })).toEqual([]);
  }
});
