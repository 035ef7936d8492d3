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
const FULL_TEXT = 'tests/integration/full-text.test.ts';
const EMBARGO = 'tests/integration/embargo-and-priority.test.ts';
const BEFORE_RELEASE = 'tests/integration/before-release.test.ts';

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
    name: 'the read set of a choice of storyline is not validated',
    file: 'shared/node/db/migrations/073_read-sets-and-recluster.sql',
    search: 'IF is_valid IS NOT TRUE THEN',
    replace: 'IF false THEN',
    test: {
      project: 'integration',
      file: 'tests/integration/one-round-trip.test.ts',
      name: 'a report whose storyline was chosen before another one came chooses again',
    },
  },
  {
    name: 'the position is read after the stories',
    file: 'server/http/answers/stories-page.ts',
    search: `  const { wireId, lastSeq } = await readWireState(db);
  const list = query.sort === 'top' ? listTopStories : listStories;
  const found = await list(db, { ...query, limit: query.limit + 1 });`,
    replace: `  const list = query.sort === 'top' ? listTopStories : listStories;
  const found = await list(db, { ...query, limit: query.limit + 1 });
  const { wireId, lastSeq } = await readWireState(db);`,
    test: { project: 'integration', file: 'tests/integration/snapshot.test.ts', name: 'CATCH4' },
  },
  {
    name: 'no sweep',
    file: 'worker/maintenance/start-maintenance.ts',
    search: '() => sweepOnce(deps)',
    replace: 'async () => void sweepOnce',
    test: { project: 'integration', file: EMBARGO, name: 'enqueued again by the sweep' },
  },
  {
    name: 'the announcer has no timer',
    file: 'worker/maintenance/start-maintenance.ts',
    search: '() => deps.announcer.announce()',
    replace: 'async () => undefined',
    test: { project: 'integration', file: ANNOUNCE, name: 'heals by the timer' },
  },
  {
    name: 'holes of the stream are not filled from the record',
    file: 'server/live/tail.ts',
    search: 'if (seq > reached + 1) next.push',
    replace: 'if (seq < reached) next.push',
    test: { project: 'integration', file: ANNOUNCE, name: 'a server that finds a hole in the stream' },
  },
  {
    name: 'silence of the stream is taken for the end of the wire',
    file: 'server/live/tail.ts',
    search: 'await readRecord(deps.db, memory.last(), wire.lastSeq)',
    replace: '[]',
    test: { project: 'integration', file: ANNOUNCE, name: 'a server whose stream vanished' },
  },
  {
    name: 'the memory of a server has no bound',
    file: 'server/live/memory.ts',
    search: 'events.length > capacity * 1.5',
    replace: 'events.length < 0',
    test: { project: 'unit', file: 'server/live/memory.test.ts', name: 'the newest are kept' },
  },
  {
    name: 'the buffer of a slow socket has no bound',
    file: 'server/realtime/slow-readers.ts',
    search: 'behind > limit',
    replace: 'behind < 0',
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
    search: "if (patched.content_hash.equals(current.content_hash)) return duplicate(current, 'Nothing changed.');",
    replace: '',
    test: { project: 'integration', file: REVISIONS, name: 'a correction that changes nothing is a duplicate' },
  },
  {
    name: 'other markup and pictures are a correction',
    file: 'worker/ingest/decide.ts',
    search: 'if (whole && sameWords(current, patched))',
    replace: 'if (false)',
    test: {
      project: 'integration',
      file: 'tests/integration/story-identity.test.ts',
      name: 'with other pictures alone is updated without a revision',
    },
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
    name: 'an excerpt that comes again replaces the text of the page',
    file: 'worker/ingest/story-content.ts',
    search: 'if (row.excerpt_html === null) return false;',
    replace: 'if (row.excerpt_html !== null || bodyHtml !== undefined) return false;',
    test: { project: 'integration', file: FULL_TEXT, name: 'a later poll does not replace it' },
  },
  {
    name: 'the text of a page replaces what its publisher has written',
    file: 'worker/ingest/put-full-text.ts',
    search: 'ownText(row) !== ownText(found.row)',
    replace: 'row.id !== found.row.id',
    test: { project: 'integration', file: FULL_TEXT, name: 'a PATCH of the publisher wins' },
  },
  {
    name: 'robots.txt is not heeded',
    file: 'worker/full-text/fetch-page.ts',
    search: 'if (!allowed) throw',
    replace: 'if (false) throw',
    test: { project: 'integration', file: FULL_TEXT, name: 'what robots.txt disallows is not fetched' },
  },
  {
    name: 'the embargo is left to the queue',
    file: 'worker/ingest/pipeline.ts',
    search: 'if (submission.embargoMs > 0) return',
    replace: 'if (submission.embargoMs < 0 && submission.no < 0) return',
    test: { project: 'integration', file: EMBARGO, name: 'that comes too early' },
  },
  {
    name: 'what a worker has read is recorded, whatever it is now',
    file: 'shared/node/db/submission/submission-store.ts',
    search: 'AND version = (',
    replace: 'AND version >= (',
    test: { project: 'integration', file: BEFORE_RELEASE, name: 'before it has the lock goes out as it is now' },
  },
  {
    name: 'two held versions do not wait for each other',
    file: 'shared/node/intake/accept.ts',
    search: 'if (holding.length > 0) await lockHeldStories(tx, holding);',
    replace: '',
    test: { project: 'integration', file: BEFORE_RELEASE, name: 'only the newer one goes out' },
  },
  {
    name: 'the sweep leaves jobs at their old time',
    file: 'shared/node/queue/edit-queue.ts',
    search: 'if (isLate(entry, due[index] ?? null)) await',
    replace: 'if (isLate(entry, null)) await',
    test: { project: 'integration', file: BEFORE_RELEASE, name: 'the sweep moves its job' },
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
    search: 'if (!allows(scopes, scope))',
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
    file: 'server/live/deliveries.ts',
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
    file: 'shared/node/db/wire/event-access-path.ts',
    search: "event_key('lost', word)",
    replace: "event_key('none', word)",
    test: {
      project: 'integration',
      file: 'tests/integration/event-index.test.ts',
      name: 'CATCH6 the index finds what a look at every event finds',
    },
  },
  {
    name: 'media are no part of what a story says',
    file: 'worker/ingest/content-hash.ts',
    search: '    ...mediaContent(row),\n',
    replace: '',
    test: {
      project: 'integration',
      file: 'tests/contract/media.test.ts',
      name: 'EDIT12: a correction replaces or empties them',
    },
  },
  {
    name: 'a capital at the start of a sentence makes a name',
    file: 'worker/ingest/topics/names/find-names.ts',
    search: '!begins || inside.has(folded)',
    replace: 'true',
    test: {
      project: 'unit',
      file: 'worker/ingest/topics/find-topics.test.ts',
      name: 'sentence beginnings, capitals, calendar and units are none',
    },
  },
  {
    name: 'twins trend side by side',
    file: 'worker/trending/score-topics.ts',
    search: 'return withoutTwins(ranked)',
    replace: 'return ranked.slice(0, RANKED)',
    test: {
      project: 'unit',
      file: 'worker/trending/score-topics.test.ts',
      name: 'of twins and parts, the highest appears',
    },
  },
];
