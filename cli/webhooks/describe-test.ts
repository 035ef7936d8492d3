import type { WebhookTested } from '../../shared/contract/webhook-schema.ts';
import { printable } from '../output.ts';

/** What to do about a receiver's status. */
const ADVICE: Record<number, string> = {
  400: 'It did not understand the event: does it take JSON of a type that it does not know (webhook.test)?',
  401: 'Does it check the signature over the raw body, with the secret of this webhook? Is its clock right?',
  403: 'Does it check the signature over the raw body, with the secret of this webhook? Is its clock right?',
  404: 'Is the path right? To change the address: remove the webhook, and add it again.',
  405: 'It does not take POST there. Is the path right?',
  410: 'For a real event, this disables the webhook: it says that it is gone for good.',
  413: 'It takes smaller bodies only. Events of stories have up to some hundred KB.',
  415: 'It does not take application/json.',
  429: 'It wants fewer calls. Real events wait as long as its Retry-After says.',
};
const REDIRECT = 'Redirects are not followed. Add the webhook with the address that it names.';
const OWN_FAULT = 'It failed by itself: see its log.';
const MOST_REDIRECTS = 399;
const LEAST_OWN_FAULT = 500;

/** What came of a test event, in sentences. */
export function describeTest({ id, url: address, answered, error, tookMs }: WebhookTested): string[] {
  const url = printable(address);
  if (answered === null) {
    const why = printable(error?.replace(/^[a-z_]+: /, '') ?? '');
    return [`✗ No answer from ${url} within ${tookMs} ms. ${why}`, ...adviceFor(error ?? '')];
  }
  const said = `${url} answered ${answered} after ${tookMs} ms.`;
  if (error === null) return [`✓ ${said}`, `  It has accepted the test event ${id}.`];
  const advice = ADVICE[answered] ?? (answered >= LEAST_OWN_FAULT ? OWN_FAULT : undefined);
  return [`✗ ${said}`, `  → ${advice ?? (answered <= MOST_REDIRECTS ? REDIRECT : 'See what it logs.')}`];
}

function adviceFor(error: string): string[] {
  if (!error.startsWith('blocked_')) return [];
  return ['  → Receivers must be public, or in a network that NEWSWIRE_WEBHOOK_NETWORKS names for the workers.'];
}
