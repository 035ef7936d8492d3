import { expect, test } from 'vitest';
import { type Before, judgeUpgrade, stepsOf } from './judge-upgrade.ts';

const NOW = Date.UTC(2026, 10, 30, 12);
const hoursAgo = (hours: number): Date => new Date(NOW - hours * 3_600_000);
const member = (kind: 'server' | 'worker', version = '0.1.0', state: 'alive' | 'lost' = 'alive') => ({
  ...{ kind, version, state, host: 'vm', port: 3000 },
});
const adds = { name: '200_more', isContraction: false };
const takes = { name: '201_less', isContraction: true };

const before = (more: Partial<Before> = {}): Before => ({
  ...{ version: '0.2.0', pending: [], unknown: [], isEmpty: false, now: NOW },
  ...{ members: [member('server'), member('worker')], lastBackup: hoursAgo(2) },
  ...more,
});
const judged = (more: Partial<Before>) =>
  judgeUpgrade(before(more)).map(({ subject, level, says }) => `${level} ${subject}: ${says}`);

test('an upgrade that only adds may run beside the old version', () => {
  expect(judged({ pending: [adds] })).toEqual([
    'ok this code: is Newswire 0.2.0',
    'ok migrations: 1 is pending: 200_more',
    'ok running: 1 server and 1 worker of 0.1.0',
    'ok side by side: the migrations only add: what runs now may go on running during the upgrade',
    'ok backup: the last one is of 2026-11-30T10:00:00.000Z, 2 hours ago',
  ]);
  expect(stepsOf(before({ pending: [adds] }))).toEqual([
    'newswire backup FILE',
    'newswire migrate',
    'replace the servers, one after the other',
    'replace the workers, one after the other',
  ]);
});

test('a contraction stands in the way while anything runs, or may run, and without a recent backup', () => {
  const stands = 'problem side by side: 201_less takes away what the version before uses';
  expect(judged({ pending: [adds, takes] })).toContain(stands);
  expect(judged({ pending: [takes], members: undefined })).toContain(stands);
  const alone = judged({ pending: [takes], members: [member('worker', '0.1.0', 'lost')], lastBackup: hoursAgo(30) });
  expect(alone.filter((line) => line.startsWith('problem'))).toEqual([
    'problem backup: the last one is of 2026-11-29T06:00:00.000Z, 30 hours ago',
  ]);
  expect(stepsOf(before({ pending: [takes] }))).toContain('stop all servers and workers');
});

test('an upgrade under way names what is still old', () => {
  const [, , running] = judgeUpgrade(before({ members: [member('server', '0.2.0'), member('worker')] }));
  expect(running).toMatchObject({ level: 'warning', says: '1 worker of 0.1.0, 1 server of 0.2.0' });
  expect(running?.advice).toBe('An upgrade is under way: replace worker vm:3000 (0.1.0).');
});

test('distinguishes a database that is newer, empty or up to date', () => {
  expect(judged({ unknown: ['300_newer'] })).toContain(
    'warning migrations: the database has 1 migration that this code does not know (300_newer)',
  );
  const empty = { isEmpty: true, pending: [adds, takes], members: undefined, lastBackup: undefined };
  expect(judged(empty)).toContain('ok migrations: the database is empty: `newswire migrate` makes the tables');
  expect(stepsOf(before(empty))).toEqual(['newswire migrate']);
  expect(stepsOf(before({ version: '0.1.0' }))).toEqual([]);
});

test('old backups and none at all are a warning when something changes', () => {
  expect(judged({ pending: [adds], lastBackup: undefined })).toContain(
    'warning backup: `newswire backup` was never used here',
  );
  expect(judged({ pending: [adds], lastBackup: hoursAgo(25) }).at(-1)).toMatch(/^warning backup: .* 25 hours ago/);
});
