import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { findPromtool } from '../helpers/promtool.ts';

const run = promisify(execFile);
const RULES = path.join(import.meta.dirname, '../../deploy/prometheus/rules.yml');
const names: string[] = parse(readFileSync(RULES, 'utf8')).groups.flatMap(({ rules }: { rules: { alert: string }[] }) =>
  rules.map(({ alert }) => alert),
);

/** Two hours, a value a minute; the second one is the outage. */
const steady = (value: number): string => `${value}x120`;
const growing = (by: number, from = 0): string => `${from}+${by}x120`;
const until = (before: string, after: string): string => `${before} ${after}`;
const gone = until('1x59', '_x60');
const SERVER = 'up{job="newswire-server", instance="server:3000"}';
const WORKER = 'up{job="newswire-worker", instance="worker:9464"}';
const NINETY_DAYS = 90 * 86_400;
const HEALTH: Record<string, string> = {
  [SERVER]: steady(1),
  [WORKER]: steady(1),
  'newswire_source_up{source="postgres"}': steady(1),
  'newswire_source_up{source="redis"}': steady(1),
  'newswire_queue_paused{queue="edit"}': steady(0),
  'newswire_queue_oldest_seconds{queue="edit"}': steady(1),
  newswire_submissions_oldest_seconds: steady(0),
  newswire_wire_recorded_seq: growing(10),
  newswire_wire_stream_seq: growing(10),
  'newswire_wire_seq{instance="server:3000"}': growing(10),
  'newswire_http_request_duration_seconds_count{status="200"}': growing(600),
  'newswire_http_request_duration_seconds_count{status="503"}': growing(1),
  'newswire_jobs_total{queue="edit", outcome="failed"}': growing(1),
  newswire_last_release_timestamp_seconds: growing(60),
  'newswire_canary_last_seen_timestamp_seconds{instance="server:3000"}': growing(60),
  'newswire_canary_lost_total{instance="server:3000"}': steady(0),
  'newswire_members{kind="worker", state="lost"}': steady(0),
  'newswire_members{kind="worker", state="replaced"}': steady(1),
  'newswire_bridges{status="ok"}': steady(2),
  'newswire_push_total{outcome="refused"}': steady(0),
  'newswire_latency_seconds_bucket{step="due_to_delivered", le="0.1"}': growing(599),
  'newswire_latency_seconds_bucket{step="due_to_delivered", le="10"}': growing(600),
  'newswire_latency_seconds_bucket{step="due_to_delivered", le="+Inf"}': growing(600),
  'newswire_disk_free_bytes{instance="server:3000"}': steady(20e9),
  'newswire_certificate_expires_timestamp_seconds{instance="server:3000"}': steady(NINETY_DAYS),
  'newswire_certificate_valid_seconds{instance="server:3000"}': steady(NINETY_DAYS),
  newswire_last_backup_timestamp_seconds: growing(60),
};

/** What Postgres knows is no longer told. */
const UNKNOWN = Object.fromEntries(
  Object.keys(HEALTH)
    .filter((series) => /recorded_seq|submissions_oldest|last_release/.test(series))
    .map((series) => [series, until(HEALTH[series]?.replace('120', '59') ?? '', '_x60')]),
);
const stuckAfter = (series: string): string => until(`${HEALTH[series]?.replace('120', '59')}`, '3540x60');

const OUTAGES: Record<string, { change: Record<string, string>; fires: string[] }> = {
  'an hour of health': { change: {}, fires: [] },
  'everything is down': {
    change: Object.fromEntries([
      ...Object.keys(HEALTH).map((series) => [series, until(`${HEALTH[series]?.replace('120', '59')}`, '_x60')]),
      [SERVER, until('1x59', '0x60')],
      [WORKER, until('1x59', '0x60')],
    ]),
    fires: ['NewswireNoServer', 'NewswireNoWorker', 'NewswireProcessDown'],
  },
  'everything is down, and forgotten by discovery': {
    change: { [SERVER]: gone, [WORKER]: gone, ...UNKNOWN },
    fires: ['NewswireNoServer', 'NewswireNoWorker'],
  },
  'all workers': {
    change: {
      [WORKER]: until('1x59', '0x60'),
      'newswire_queue_oldest_seconds{queue="edit"}': until('1x59', '60+60x60'),
      newswire_submissions_oldest_seconds: until('0x59', '60+60x60'),
    },
    fires: ['NewswireNoWorker', 'NewswireOpenSubmissionsOld', 'NewswireProcessDown', 'NewswireQueueLag'],
  },
  'all servers': {
    change: { [SERVER]: until('1x59', '0x60') },
    fires: ['NewswireNoServer', 'NewswireProcessDown'],
  },
  Postgres: {
    change: { 'newswire_source_up{source="postgres"}': until('1x59', '0x60'), ...UNKNOWN },
    fires: ['NewswireNoFigures', 'NewswireSourceDown'],
  },
  Redis: {
    change: { 'newswire_source_up{source="redis"}': until('1x59', '0x60') },
    fires: ['NewswireSourceDown'],
  },
  'a paused queue': {
    change: { 'newswire_queue_paused{queue="edit"}': until('0x59', '1x60') },
    fires: ['NewswireQueuePaused'],
  },
  'an installation that is followed and does not answer': {
    change: { 'newswire_bridges{status="failing"}': until('_x59', '1x60') },
    fires: ['NewswireBridgeFails'],
  },
  'a full disk': {
    change: { 'newswire_disk_free_bytes{instance="server:3000"}': until('20000000000x59', '1000000x60') },
    fires: ['NewswireDiskFull'],
  },
  'a certificate that nothing renews': {
    change: {
      'newswire_certificate_expires_timestamp_seconds{instance="server:3000"}': until(`${NINETY_DAYS}x59`, '500000x60'),
    },
    fires: ['NewswireCertificateExpires'],
  },
  'a certificate that has expired': {
    change: {
      'newswire_certificate_expires_timestamp_seconds{instance="server:3000"}': until(`${NINETY_DAYS}x59`, '4000x60'),
    },
    fires: ['NewswireCertificateExpired', 'NewswireCertificateExpires'],
  },
  'backups that stopped days ago': {
    change: { newswire_last_backup_timestamp_seconds: until('0+60x59', '-300000x60') },
    fires: ['NewswireBackupOld'],
  },
  'backups of another kind': { change: { newswire_last_backup_timestamp_seconds: '_x120' }, fires: [] },
  'a server that hears nothing': {
    change: {
      'newswire_wire_seq{instance="server:3000"}': until('0+10x59', '590x60'),
      'newswire_canary_last_seen_timestamp_seconds{instance="server:3000"}': stuckAfter(
        'newswire_canary_last_seen_timestamp_seconds{instance="server:3000"}',
      ),
      'newswire_canary_lost_total{instance="server:3000"}': until('0x59', '1+1x60'),
    },
    fires: ['NewswireCanaryLost', 'NewswireCanaryQuiet', 'NewswireServerBehind'],
  },
  'a stream that is not fed': {
    change: { newswire_wire_stream_seq: until('0+10x59', '590x60') },
    fires: ['NewswireStreamBehind'],
  },
  'publishers who are silent': {
    change: { newswire_last_release_timestamp_seconds: '0x120' },
    fires: ['NewswireNoStories'],
  },
  'errors and failing jobs': {
    change: {
      'newswire_http_request_duration_seconds_count{status="503"}': until('0+1x59', '60+100x60'),
      'newswire_jobs_total{queue="edit", outcome="failed"}': until('0+1x59', '60+60x60'),
    },
    fires: ['NewswireErrors', 'NewswireJobsFail'],
  },
  'workers that crash again and again': {
    change: { 'newswire_members{kind="worker", state="replaced"}': until('0x59', '5x60') },
    fires: ['NewswireMemberLost'],
  },
  'lost processes, refused notifications, slow delivery': {
    change: {
      'newswire_members{kind="worker", state="lost"}': until('0x59', '1x60'),
      'newswire_push_total{outcome="refused"}': until('0x59', '0+5x60'),
      'newswire_latency_seconds_bucket{step="due_to_delivered", le="0.1"}': until('0+599x59', '35341x60'),
    },
    fires: ['NewswireMemberLost', 'NewswirePushRefused', 'NewswireSlow'],
  },
};

const dir = mkdtempSync(path.join(tmpdir(), 'newswire-rules-'));
let promtool: string;
beforeAll(async () => {
  promtool = await findPromtool();
}, 300_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** What fires half an hour into the outage; the hour before it, nothing may. */
function unitTest(change: Record<string, string>, fires: readonly string[]): string {
  const series = Object.entries({ ...HEALTH, ...change }).map(([name, values]) => ({ series: name, values }));
  const firing = 'group by (alertname) (ALERTS{alertstate="firing"})';
  const samples = fires.map((alertname) => ({ labels: `{alertname="${alertname}"}`, value: 1 }));
  return stringify({
    rule_files: [RULES],
    evaluation_interval: '15s',
    tests: [
      {
        interval: '1m',
        input_series: series,
        promql_expr_test: [{ expr: firing, eval_time: '90m', exp_samples: samples }],
      },
    ],
  });
}

test('promtool finds the rules well formed', async () => {
  expect((await run(promtool, ['check', 'rules', RULES])).stdout).toContain(`${names.length} rules found`);
});

test.each(Object.entries(OUTAGES))('%s', async (name, { change, fires }) => {
  const file = path.join(dir, `${name.replaceAll(/\W+/g, '-')}.yml`);
  writeFileSync(file, unitTest(change, fires));
  const outcome = await run(promtool, ['test', 'rules', file]).then(
    ({ stdout }) => stdout,
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  );
  expect(outcome).toContain('SUCCESS');
});

test('every rule fires in one of the outages', () => {
  const fired = new Set(Object.values(OUTAGES).flatMap(({ fires }) => fires));
  expect(names.filter((name) => !fired.has(name))).toEqual([]);
});
