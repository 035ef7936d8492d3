/** A safeguard that is taken away, and the test that must miss it. */
export interface Mutation {
  name: string;
  file: string;
  /** Stands once in the file. */
  search: string;
  replace: string;
  test: { project: 'unit' | 'integration'; file: string; name: string };
}

const ANNOUNCE = 'tests/integration/announce.test.ts';
const STREAM = 'shared/node/redis/wire-stream.ts';
const REVISIONS = 'tests/integration/revisions.test.ts';
const EMBARGO = 'tests/integration/embargo-and-priority.test.ts';

/** Each safeguard of the wire that somebody might take for superfluous. */
export const MUTATIONS: Mutation[] = [
  {
    name: 'no lock around numbering',
    file: 'shared/node/db/migrations/005_number-events.sql',
    search: 'PERFORM pg_advisory_xact_lock(lock, hashtext(current_schema()));',
    replace: 'PERFORM 1;',
    test: { project: 'integration', file: ANNOUNCE, name: 'a numbering that is held up before its commit' },
  },
  {
    name: 'automatic ids in the stream',
    file: STREAM,
    search: "ARGV[i] .. '-0'",
    replace: "'*'",
    test: { project: 'integration', file: ANNOUNCE, name: 'a crash in the middle of appending leaves no hole' },
  },
  {
    name: "no look at the stream's end",
    file: STREAM,
    search: 'if top ~= ARGV[1] then return top end',
    replace: '',
    test: { project: 'integration', file: ANNOUNCE, name: 'an announcer that was overtaken appends nothing' },
  },
  {
    name: 'only what one recorded oneself is appended',
    file: 'shared/node/wire/append-missing.ts',
    search: 'if (top === lastSeq) return top;',
    replace: 'if (top === lastSeq || top === 0) return top;',
    test: { project: 'integration', file: ANNOUNCE, name: 'a stream that was flushed is filled again' },
  },
  {
    name: 'what a choice of storyline rests on is not looked at again',
    file: 'shared/node/db/migrations/026_assert-hold.sql',
    search: 'IF holds IS NOT TRUE THEN',
    replace: 'IF false THEN',
    test: {
      project: 'integration',
      file: 'tests/integration/one-round-trip.test.ts',
      name: 'a report whose place was chosen before another one came looks again',
    },
  },
  {
    name: 'the position is read after the stories',
    file: 'server/http/stories-page.ts',
    search: `  const { feedId, lastSeq } = await readWireState(db);
  const list = query.sort === 'top' ? listTopStories : listStories;
  const found = await list(db, { ...query, limit: query.limit + 1 });`,
    replace: `  const list = query.sort === 'top' ? listTopStories : listStories;
  const found = await list(db, { ...query, limit: query.limit + 1 });
  const { feedId, lastSeq } = await readWireState(db);`,
    test: { project: 'integration', file: 'tests/integration/snapshot.test.ts', name: 'CATCH4' },
  },
  {
    name: 'no sweep',
    file: 'worker/upkeep/start-upkeep.ts',
    search: '() => sweepOnce(deps)',
    replace: 'async () => void sweepOnce',
    test: { project: 'integration', file: EMBARGO, name: 'enqueued again by the sweep' },
  },
  {
    name: 'the announcer has no timer',
    file: 'worker/upkeep/start-upkeep.ts',
    search: '() => deps.announcer.announce()',
    replace: 'async () => undefined',
    test: { project: 'integration', file: ANNOUNCE, name: 'heals by the timer' },
  },
  {
    name: 'holes of the stream are not filled from the record',
    file: 'server/feed/tail.ts',
    search: 'if (seq > reached + 1) next.push',
    replace: 'if (seq < reached) next.push',
    test: { project: 'integration', file: ANNOUNCE, name: 'a server that finds a hole in the stream' },
  },
  {
    name: 'silence of the stream is taken for the end of the wire',
    file: 'server/feed/tail.ts',
    search: 'await readRecord(deps.db, memory.last(), (await readWireState(deps.db)).lastSeq)',
    replace: '[]',
    test: { project: 'integration', file: ANNOUNCE, name: 'a server whose stream vanished' },
  },
  {
    name: 'the memory of a server has no bound',
    file: 'server/feed/memory.ts',
    search: 'events.length > capacity * 1.5',
    replace: 'events.length < 0',
    test: { project: 'unit', file: 'server/feed/memory.test.ts', name: 'the newest are kept' },
  },
  {
    name: 'the buffer of a slow socket has no bound',
    file: 'server/realtime/slow-readers.ts',
    search: 'wireSeq() - socket.data.clearedAt > limit',
    replace: 'wireSeq() < 0',
    test: { project: 'integration', file: 'tests/integration/slow-reader.test.ts', name: 'SLOW1' },
  },
  {
    name: 'the buffer of a slow stream has no bound',
    file: 'server/sse/event-streams.ts',
    search: 'wireSeq - stream.clearedAt > this.#options.slowLimit',
    replace: 'wireSeq < 0',
    test: { project: 'unit', file: 'server/sse/event-streams.test.ts', name: 'SSE5' },
  },
  {
    name: 'what is announced again is released again',
    file: 'worker/ingest/decide.ts',
    search: "if (row.content_hash.equals(current.content_hash)) return duplicate(current, 'Nothing changed.');",
    replace: '',
    test: { project: 'integration', file: REVISIONS, name: 'with nothing changed is a duplicate' },
  },
  {
    name: 'an older version may replace a newer one',
    file: 'worker/ingest/decide.ts',
    search: 'whole && submission.no < current.submission_no',
    replace: 'whole && submission.no < 0',
    test: { project: 'integration', file: EMBARGO, name: 'does not go backwards' },
  },
  {
    name: 'a retracted story may come back',
    file: 'worker/ingest/decide.ts',
    search: 'if (current.retracted_at) return afterRetraction(edited, current);',
    replace: '',
    test: { project: 'integration', file: REVISIONS, name: 'a retracted story does not come back' },
  },
  {
    name: 'the embargo is left to the queue',
    file: 'worker/ingest/pipeline.ts',
    search: 'if (submission.embargoMs > 0) return',
    replace: 'if (submission.embargoMs < 0 && submission.no < 0) return',
    test: { project: 'integration', file: EMBARGO, name: 'that comes too early' },
  },
  {
    name: 'a repeated request is taken for a new one',
    file: 'shared/node/intake/accept.ts',
    search: 'if (!earlier) return undefined;',
    replace: 'return undefined;',
    test: { project: 'integration', file: REVISIONS, name: 'gets the same answer and makes one story' },
  },
  {
    name: 'a publisher may have as much waiting as it likes',
    file: 'shared/node/intake/backlog.ts',
    search: 'open.submissions >= most',
    replace: 'open.submissions < 0',
    test: { project: 'integration', file: 'tests/integration/backlog.test.ts', name: 'INTAKE7' },
  },
  {
    name: 'long texts wait in one line with all others',
    file: 'shared/domain/submission-weight.ts',
    search: 'return weight > ORDINARY_WEIGHT_MAX',
    replace: 'return weight < 0',
    test: { project: 'integration', file: 'tests/integration/long-texts.test.ts', name: 'EDIT10' },
  },
  {
    name: 'first come, first served, also in a flood',
    file: 'shared/node/queue/queue-priority.ts',
    search: 'Math.min(steps, STEPS_MAX)',
    replace: 'Math.min(steps, 0)',
    test: { project: 'integration', file: 'tests/integration/backlog.test.ts', name: 'INTAKE8' },
  },
  {
    name: 'a revoked key goes on working',
    file: 'shared/node/security/authenticate.ts',
    search: "if (key.revoked) throw new NewswireError('key_revoked');",
    replace: '',
    test: { project: 'integration', file: 'tests/contract/keys.test.ts', name: 'a revoked key ends at once' },
  },
  {
    name: 'scopes are not looked at',
    file: 'shared/node/security/authenticate.ts',
    search: 'if (!scopes.includes(scope))',
    replace: 'if (scopes.length < 0)',
    test: { project: 'integration', file: 'tests/contract/scopes.test.ts', name: '/publishers' },
  },
  {
    name: 'sockets of any page are let in',
    file: 'server/realtime/admit-socket.ts',
    search: 'if (!URL.canParse(origin)) return false;',
    replace: 'if (origin.length > 0) return true;',
    test: {
      project: 'integration',
      file: 'tests/contract/socket-limits.test.ts',
      name: 'is for our own page and for sites on the list',
    },
  },
  {
    name: 'readers of a batch that failed are not cut',
    file: 'server/feed/deliveries.ts',
    search: '          cut(deliverer, name, error);',
    replace: 'void error;',
    test: {
      project: 'integration',
      file: 'tests/integration/isolation.test.ts',
      name: 'CATCH7 a failing',
    },
  },
  {
    name: 'what a correction took out of a text is not indexed',
    file: 'shared/node/db/event-lead.ts',
    search: "event_key('lost', word)",
    replace: "event_key('none', word)",
    test: {
      project: 'integration',
      file: 'tests/integration/event-index.test.ts',
      name: 'CATCH6 the index finds what a look at every event finds',
    },
  },
];
