import { cutWithEllipsis } from '../../shared/domain/cut-text.ts';
import type { Priority } from '../../shared/domain/story.ts';
import type { OutgoingAlert } from '../../shared/node/db/alert/message-store.ts';
import type { GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import { failureOf, type Outcome, outcomeOf } from './outcome.ts';
import type { AlertContent } from './write-alert.ts';

/** ntfy turns a message of more than 4,096 bytes into an attachment. */
const MESSAGE_MAX = 1_000;
const PRIORITIES: Record<Priority, number> = { flash: 5, urgent: 4, routine: 3 };

/** Publishes a message to a topic of ntfy, as JSON: its headers hold no more than ASCII. */
export async function sendNtfy(
  net: GuardedFetch,
  { address, priority }: OutgoingAlert,
  { title, paragraphs, url }: AlertContent,
  stop: { label: string; url: string } | undefined,
): Promise<Outcome> {
  const { origin, pathname } = new URL(address);
  const body = JSON.stringify({
    topic: pathname.slice(1),
    title,
    message: cutWithEllipsis(paragraphs.map(({ text }) => text).join('\n\n'), MESSAGE_MAX),
    priority: PRIORITIES[priority],
    click: url,
    ...(stop && { actions: [{ action: 'view', ...stop }] }),
  });
  try {
    return outcomeOf(
      await net.fetch(origin, { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
    );
  } catch (error) {
    return failureOf(error, false);
  }
}
