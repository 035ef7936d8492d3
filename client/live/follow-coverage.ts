import { type ReadonlySignal, signal } from '@preact/signals';
import { followStream } from '../../packages/client/src/follow-stream.ts';
import { pause } from '../../packages/client/src/pause.ts';
import type { CoveragePage } from '../../shared/contract/coverage-shapes.ts';
import type { Problem } from '../../shared/contract/http-shapes.ts';
import type { CoverageEvent } from '../../shared/domain/wire-event.ts';
import { addPage, closePage, type Order, openCoverage, showPage, showRemoval, takeEvents } from './coverage-state.ts';

/** Readers further down than this keep their place: new posts wait. */
const AT_TOP_PX = 240;
const RETRY_MS = 3_000;
/** It was taken down. */
const REMOVED = 451;

const up = signal(false);
const failed = signal(false);
const loading = signal(false);
let following: AbortController | undefined;
let position = '';

/** Whether events arrive. */
export const isUp: ReadonlySignal<boolean> = up;
/** Whether the last page could not be loaded. */
export const hasFailed: ReadonlySignal<boolean> = failed;
export const isLoading: ReadonlySignal<boolean> = loading;

/** Takes over the served coverage and follows it; false when the address names none. */
export async function startCoverage(): Promise<boolean> {
  const id = /^\/live\/([\w-]+)/.exec(location.pathname)?.[1];
  if (id === undefined) return false;
  const query = new URLSearchParams(location.search);
  const order: Order = query.get('order') === 'oldest' ? 'oldest' : 'newest';
  const page = servedPage(id) ?? (await read(id, query));
  if (!page) return false;
  take(page, order, query.has('from') || query.has('post'));
  document.addEventListener('visibilitychange', follow);
  follow();
  return true;
}

/** Reads the newest posts of a coverage and follows it; false when that failed. */
export async function openLive(id: string): Promise<boolean> {
  const page = await read(id, new URLSearchParams());
  if (!page) return false;
  take(page, 'newest', false);
  document.addEventListener('visibilitychange', follow);
  follow();
  return true;
}

/** Closes the stream. */
export function leaveLive(): void {
  document.removeEventListener('visibilitychange', follow);
  following?.abort();
  following = undefined;
  closePage();
}

/** Loads the next page in the reader's order. */
export async function loadMore(): Promise<void> {
  const { coverage, order = 'newest', next } = openCoverage.value ?? {};
  if (!coverage || !next || loading.value) return;
  const page = await read(coverage.id, new URLSearchParams({ order, from: next }));
  if (page) addPage(page);
}

/** Shows the posts in another order, from its beginning. */
export async function changeOrder(order: Order): Promise<void> {
  const { coverage } = openCoverage.value ?? {};
  const page = coverage && (await read(coverage.id, new URLSearchParams({ order })));
  if (page) showPage(page, order, false);
}

function take(page: CoveragePage, order: Order, isPart: boolean): void {
  position = page.position;
  showPage(page, order, isPart);
}

/** A hidden page gets nothing: it catches up by its position when it is seen again. An archive changes no more. */
function follow(): void {
  const { coverage, removedBecause } = openCoverage.value ?? {};
  following?.abort();
  up.value = false;
  if (!coverage || coverage.endedAt || removedBecause !== undefined || document.visibilityState === 'hidden') return;
  following = new AbortController();
  void hear(coverage.id, following.signal);
}

/** Takes what comes until the signal aborts; when that can go on no further, the page is read again. */
async function hear(id: string, signal: AbortSignal): Promise<void> {
  const messages = followStream<CoverageEvent>({
    address: (since = position) => `/api/v1/coverages/${id}/stream?${new URLSearchParams({ since })}`,
    ...{ since: position, signal },
    onUp: () => {
      up.value = true;
    },
    onDown: () => {
      up.value = false;
    },
  });
  try {
    for await (const message of messages) {
      if (message.type === 'reset') break;
      position = message.position;
      if (message.type === 'wire') takeEvents(message.events, scrollY < AT_TOP_PX);
    }
  } catch {
    // Refused for good, as when it was taken down: reading it again tells.
    await pause(RETRY_MS, signal);
  }
  if (!signal.aborted) await startAnew();
}

/** The position was too old: what is on the page is read again. */
async function startAnew(): Promise<void> {
  const { coverage, order = 'newest' } = openCoverage.value ?? {};
  const page = coverage && (await read(coverage.id, new URLSearchParams({ order })));
  if (!page) return;
  take(page, order, false);
  follow();
}

async function read(id: string, query: URLSearchParams): Promise<CoveragePage | undefined> {
  loading.value = true;
  failed.value = false;
  try {
    const answer = await fetch(`/api/v1/coverages/${id}?${String(query)}`);
    if (answer.ok) return (await answer.json()) as CoveragePage;
    if (answer.status === REMOVED) showRemoval(((await answer.json()) as Problem).detail ?? '');
  } catch {
    // Said below, like a refusal.
  } finally {
    loading.value = false;
  }
  failed.value = true;
  return undefined;
}

/**
 * The page as the server has written it into the document. The module that names the element would bring the code of
 * the board along.
 */
function servedPage(id: string): CoveragePage | undefined {
  const text = document.getElementById('first-answers')?.textContent;
  return text ? (JSON.parse(text) as Record<string, CoveragePage>)[`/api/v1/coverages/${id}`] : undefined;
}
