import { Webhook } from 'standardwebhooks';
import { cutWithEllipsis } from '../../shared/domain/cut-text.ts';
import type { OutgoingAlert } from '../../shared/node/db/alert/message-store.ts';
import type { GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import { failureOf, type Outcome, outcomeOf } from './outcome.ts';
import type { AlertContent } from './write-alert.ts';

/** Discord takes no more in `content`. */
const CHAT_MAX = 1_900;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Posts a message to a webhook, signed as the webhooks of publishers are, with its text where chat tools look for it. */
export async function sendHook(
  net: GuardedFetch,
  { id, kind, address, secret }: OutgoingAlert,
  content: AlertContent,
  data: Record<string, unknown>,
): Promise<Outcome> {
  const now = new Date();
  const text = chatText(content);
  const body = JSON.stringify({
    ...{ type: `alert.${kind}`, timestamp: now.toISOString(), title: content.title, url: content.url },
    // Slack, Mattermost and others.
    text: text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? ''),
    // Discord, where nothing that a publisher wrote may call people together.
    ...{ content: text, allowed_mentions: { parse: [] } },
    data,
  });
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  };
  try {
    return outcomeOf(await net.fetch(address, { method: 'POST', headers, body }));
  } catch (error) {
    // The receiver knows a repeated message by its id.
    return failureOf(error, true);
  }
}

function chatText({ title, paragraphs }: AlertContent): string {
  const lines = paragraphs.map(({ text, url }) => (url === undefined ? text : `${text}\n${url}`));
  return cutWithEllipsis([title, ...lines].join('\n\n'), CHAT_MAX);
}
