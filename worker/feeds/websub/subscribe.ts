import { randomBytes } from 'node:crypto';
import type { FeedRow } from '../../../shared/node/db/feed/feed-row.ts';
import { claimHubWork, failHub, lapseHubs } from '../../../shared/node/db/feed/websub-subscription-store.ts';
import { FetchError } from '../../../shared/node/net/fetch-error.ts';
import type { PollDeps } from '../poll-deps.ts';

const LEASE_SECONDS = 10 * 24 * 3_600;
const RETRY_MS = 3_600_000;

/** Requests missing and expiring subscriptions from hubs; feeds whose subscription expired return to polling. */
export async function subscribeDue(deps: PollDeps, publicUrl: string): Promise<void> {
  const lapsed = await lapseHubs(deps.db);
  if (lapsed > 0) deps.log.info({ lapsed }, 'subscriptions expired');
  for (;;) {
    // Claims one feed at a time because feeds must not share a secret.
    const [feed] = await claimHubWork(deps.db, 1, makeSecrets);
    if (!feed) return;
    await subscribe(deps, feed, publicUrl);
  }
}

/** Sends the subscriber's request of WebSub, 5.1; the hub answers 202 and calls back. */
async function subscribe(deps: PollDeps, feed: FeedRow, publicUrl: string): Promise<void> {
  const form = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': feed.hub_topic ?? feed.url,
    'hub.callback': `${publicUrl}/websub/${feed.id}/${feed.hub_token}`,
    'hub.lease_seconds': String(LEASE_SECONDS),
    'hub.secret': feed.hub_secret ?? '',
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  try {
    const hub = feed.hub ?? '';
    // The feed's author names the hub, but the operator only allowed the feed's own origin; any other must be public.
    const publicOnly = feed.public_only || !isSameOrigin(hub, feed.url);
    const { status } = await deps.net.fetch(hub, { method: 'POST', headers, body: form.toString(), publicOnly });
    if (status < 200 || status > 299) throw new FetchError(`http_${status}`, `The hub answered ${status}.`);
    deps.log.info({ feed: feed.id }, 'subscription requested');
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    deps.log.warn({ feed: feed.id, code: error.code }, 'the hub rejected the subscription');
    await failHub(deps.db, feed.id, RETRY_MS);
  }
}

function isSameOrigin(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
}

function makeSecrets(): { token: string; secret: string } {
  return { token: randomBytes(24).toString('base64url'), secret: randomBytes(32).toString('base64url') };
}
