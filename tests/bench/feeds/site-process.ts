// The sites of all feeds in a process of their own, so that their cost does not count as the worker's.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Kind } from './feed-plan.ts';
import { answerAs, inventTexts } from './site-answers.ts';

/** What was asked of the sites since the last report. */
export interface SiteReport {
  /** Number of the feed and time, in milliseconds since 1970, of each request but those that a redirect led to. */
  arrivals: [no: number, at: number][];
  /** The most requests that one host had open at once, since the start. */
  mostAtOnce: number;
}

const [slowMs = 0, feeds = 0] = process.argv.slice(2).map(Number);
const texts = inventTexts(feeds);
const times = new Map<number, number>();
const redirected = new Set<number>();
const open = new Map<string, number>();
let arrivals: SiteReport['arrivals'] = [];
let mostAtOnce = 0;

const server = createServer(async (req, res) => {
  const [, kind = '', feed = ''] = (req.url ?? '').split('/');
  const no = Number(feed);
  const isFollowed = kind === 'moved-here' && redirected.delete(no);
  if (!isFollowed) arrivals.push([no, Date.now()]);
  if (kind === 'moved') redirected.add(no);
  const host = req.headers.host ?? '';
  const atOnce = (open.get(host) ?? 0) + 1;
  open.set(host, atOnce);
  mostAtOnce = Math.max(mostAtOnce, atOnce);
  res.once('close', () => open.set(host, (open.get(host) ?? 0) - 1));
  const before = times.get(no) ?? 0;
  times.set(no, before + 1);
  await answerAs({ kind: kind as Kind, no, times: before, slowMs, texts }, req, res);
});
server.listen(0, '0.0.0.0', () => process.send?.({ port: (server.address() as AddressInfo).port }));

process.on('message', () => {
  process.send?.({ arrivals, mostAtOnce } satisfies SiteReport);
  arrivals = [];
});
// Useless without its bench.
process.on('disconnect', () => process.exit(0));
