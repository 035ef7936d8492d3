import { setTimeout as delay } from 'node:timers/promises';
import { percentile } from '../framework/statistics.ts';
import { cpuSeconds } from '../process-cpu.ts';
import type { Rig, Running } from '../rig/open-rig.ts';
import type { CrowdOrder, CrowdReport } from './crowd-process.ts';
import type { Fixtures, WorstInput } from './worst-input.ts';

/** The kernel counts CPU time in steps of 10 ms per process: repeats until a step is a small part of the total. */
const ENOUGH_CPU_S = 0.4;
const LOOK_MS = 150;
/** The share of one core above idle below which no work of a visit is left. */
const QUIET_SHARE = 0.1;
const QUIET_MS = 8_000;
const EVERY_MS = 50;
const PATIENCE_MS = 10_000;

/** The cost of one visit. */
export interface Cost {
  serverMs: number;
  postgresMs: number;
  bytes: number;
  refused: boolean;
  said: string;
  times: number;
}

/** The measured system. */
export interface Target {
  rig: Rig;
  server: Running;
  crowd: Running;
  fixtures: Fixtures;
  /** CPU seconds per second of an idle server and Postgres. */
  idle: { server: number; postgres: number };
}

interface Used {
  server: number;
  postgres: number;
  at: number;
}

function usedBy({ rig, server }: Pick<Target, 'rig' | 'server'>): Used {
  return {
    server: cpuSeconds(server.pid),
    postgres: rig.postgresPid ? cpuSeconds(rig.postgresPid) : 0,
    at: performance.now(),
  };
}

/** Measures the CPU rates of server and Postgres without requests. */
export async function idleRates(target: Pick<Target, 'rig' | 'server'>, ms: number): Promise<Target['idle']> {
  const before = usedBy(target);
  await delay(ms);
  const after = usedBy(target);
  const seconds = (after.at - before.at) / 1_000;
  return { server: (after.server - before.server) / seconds, postgres: (after.postgres - before.postgres) / seconds };
}

let no = 0;

/** The cost of one visit, from up to `times` visits, including work after the visitor has left. */
export async function costOfOne(target: Target, input: WorstInput, times: number): Promise<Cost> {
  const { server, fixtures, idle } = target;
  const visit = () => {
    no += 1;
    const address = `198.21.${no >> 8}.${no & 0xff}`;
    return input.visit({ port: server.port, fixtures, address, no, signal: AbortSignal.timeout(60_000) });
  };
  await visit();
  await quiet(target, times);
  const before = usedBy(target);
  const outcomes = [];
  while (outcomes.length < times) {
    outcomes.push(await visit());
    const { server: ours, postgres } = usedBy(target);
    if (ours - before.server + postgres - before.postgres > ENOUGH_CPU_S) break;
  }
  await quiet(target, times);
  const after = usedBy(target);
  const seconds = (after.at - before.at) / 1_000;
  const each = (used: number, idleRate: number): number =>
    Math.max(0, ((used - idleRate * seconds) * 1_000) / outcomes.length);
  const [first] = outcomes;
  return {
    serverMs: each(after.server - before.server, idle.server),
    postgresMs: each(after.postgres - before.postgres, idle.postgres),
    bytes: outcomes.reduce((sum, { bytes }) => sum + bytes, 0) / outcomes.length,
    refused: outcomes.every(({ refused }) => refused),
    said: first?.said ?? '',
    times: outcomes.length,
  };
}

/** Waits until no work of the visits is left, or for a limited time. */
async function quiet(target: Target, times: number): Promise<void> {
  // A single visit only shows that the input works.
  if (times <= 1) return;
  const until = Date.now() + QUIET_MS;
  let before = usedBy(target);
  while (Date.now() < until) {
    await delay(LOOK_MS);
    const now = usedBy(target);
    const share = ((now.server + now.postgres - before.server - before.postgres) * 1_000) / (now.at - before.at);
    if (share < QUIET_SHARE + target.idle.server + target.idle.postgres) return;
    before = now;
  }
}

/** A normal reader's waits, in milliseconds, while a crowd repeats this input, or without a crowd. */
export async function waitBeside(
  { crowd, server, fixtures }: Target,
  input: WorstInput | undefined,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<{ p95: number; report: CrowdReport }> {
  const order: CrowdOrder = { input: input?.name ?? '', port: server.port, fixtures, clients, seconds };
  const nobody: CrowdReport = { visits: 0, refused: 0, said: {} };
  let isOver = false;
  const visiting = (input ? askCrowd(crowd, order) : delay(seconds * 1_000).then(() => nobody)).finally(() => {
    isOver = true;
  });
  const waits: number[] = [];
  while (!isOver) {
    const next = delay(EVERY_MS);
    const wait = await readNormally(server.port);
    // Requests after the crowd has left say nothing about it.
    if (!isOver || waits.length === 0) waits.push(wait);
    await next;
  }
  return { p95: percentile(waits, 0.95), report: await visiting };
}

/** Reads a page of stories; a failed request counts as the maximum wait. */
async function readNormally(port: number): Promise<number> {
  const began = performance.now();
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/stories`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    await answer.arrayBuffer();
    return answer.ok ? performance.now() - began : PATIENCE_MS;
  } catch {
    return PATIENCE_MS;
  }
}

function askCrowd({ process: child }: Running, order: CrowdOrder): Promise<CrowdReport> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error('the crowd of strangers has ended'));
    child.once('exit', ended);
    child.once('message', (report) => {
      child.off('exit', ended);
      resolve(report as CrowdReport);
    });
    child.send(order);
  });
}
