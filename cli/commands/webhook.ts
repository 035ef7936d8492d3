import { Command } from 'commander';
import type { DeliveriesPage, Webhook, WebhookMade } from '../../shared/contract/webhook-schema.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { note, print, printable } from '../output.ts';
import { addFilterFlags, type FilterFlags } from '../tail/filter-flags.ts';
import { testWebhook } from '../webhooks/test-webhook.ts';
import { webhookReplayCommand } from './webhook-replay.ts';

/** `newswire webhook add|list|test|remove|enable|log|redeliver|replay`. */
export function webhookCommand(): Command {
  return new Command('webhook')
    .description('push the wire to your own server, signed and in order')
    .addCommand(addCommand())
    .addCommand(withId('list', 'list your webhooks with their status', listWebhooks, false))
    .addCommand(withId('test', 'send a signed test event now, and say what came back', testWebhook))
    .addCommand(withId('remove', 'delete a webhook', removeWebhook))
    .addCommand(withId('enable', 'retry a disabled or failing webhook from where it stopped', enableWebhook))
    .addCommand(withId('log', 'show the deliveries and their results', showLog))
    .addCommand(redeliverCommand())
    .addCommand(webhookReplayCommand());
}

interface Flags extends ConnectionOptions {
  json?: boolean;
}

interface AddFlags extends FilterFlags, Flags {
  event?: string[];
}

const ID = '0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11';

function addCommand(): Command {
  const command = addFilterFlags(new Command('add'))
    .description('push matching events to a URL from now on; the secret is shown only once')
    .argument('<address>', 'where to post events')
    .option('--event <type...>', 'only these, such as story.published comment.added (else what happens to stories)')
    .option('--json', 'print the webhook as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  newswire webhook add https://example.com/hook --topic harbour --priority urgent',
    )
    .action(addWebhook);
  return withConnection(command);
}

function withId(
  name: string,
  description: string,
  act: ((id: string, flags: Flags) => Promise<void>) | ((flags: Flags) => Promise<void>),
  takesId = true,
): Command {
  const command = new Command(name).description(description);
  if (takesId) command.argument('<webhook-id>', 'as `newswire webhook list` shows it');
  command
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', `\nExample:\n  newswire webhook ${name}${takesId ? ` ${ID}` : ''}`)
    .action(act as (...args: unknown[]) => Promise<void>);
  return withConnection(command);
}

function redeliverCommand(): Command {
  const command = new Command('redeliver')
    .description('resend an event, out of order')
    .argument('<webhook-id>', 'as `newswire webhook list` shows it')
    .argument('<seq>', 'of the event, as `newswire webhook log` shows it')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', `\nExample:\n  newswire webhook redeliver ${ID} 4711`)
    .action(redeliver);
  return withConnection(command);
}

async function addWebhook(address: string, flags: AddFlags): Promise<void> {
  const { json, event: events } = flags;
  const { toFilter } = await import('../tail/tail-filter.ts');
  const body = JSON.stringify({ url: address, filter: toFilter(flags), events });
  const made = await keyedClient(flags).send<WebhookMade>({ method: 'POST', path: '/webhooks', body });
  if (json) return print(JSON.stringify(made));
  note(`Webhook ${made.id}. Its secret is shown only once:`);
  print(made.secret);
}

async function listWebhooks(flags: Flags): Promise<void> {
  const { webhooks } = await keyedClient(flags).send<{ webhooks: Webhook[] }>({ method: 'GET', path: '/webhooks' });
  if (flags.json) return print(JSON.stringify(webhooks));
  if (webhooks.length === 0) note('No webhooks yet. Add one: newswire webhook add https://example.com/hook');
  for (const { id, status, position, url, reason } of webhooks) {
    print(printable([id, status.padEnd(8), position, url, reason].filter(Boolean).join('  ')));
  }
}

async function removeWebhook(id: string, flags: Flags): Promise<void> {
  await keyedClient(flags).send({ method: 'DELETE', path: pathOf(id) });
  print(flags.json ? JSON.stringify({ removed: id }) : `Nothing is sent to ${id} any more.`);
}

async function enableWebhook(id: string, flags: Flags): Promise<void> {
  const body = JSON.stringify({ enabled: true });
  const webhook = await keyedClient(flags).send<Webhook>({ method: 'PATCH', path: pathOf(id), body });
  print(flags.json ? JSON.stringify(webhook) : `${id} is tried again, from ${webhook.position} on.`);
}

async function showLog(id: string, flags: Flags): Promise<void> {
  const page = await keyedClient(flags).send<DeliveriesPage>({ method: 'GET', path: `${pathOf(id)}/deliveries` });
  if (flags.json) return print(JSON.stringify(page.deliveries));
  if (page.deliveries.length === 0) note('Nothing was sent yet.');
  for (const { seq, lastAt, type, status, attempts, tookMs, error } of page.deliveries) {
    const tries = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
    print(printable([seq, lastAt, type, status, tries, `${tookMs} ms`, error].filter(Boolean).join('  ')));
  }
}

async function redeliver(id: string, seq: string, flags: Flags): Promise<void> {
  const path = `${pathOf(id)}/deliveries/${encodePart(seq)}/redeliver`;
  const answer = await keyedClient(flags).send({ method: 'POST', path });
  print(flags.json ? JSON.stringify(answer) : `${seq} will be sent again.`);
}

function pathOf(id: string): string {
  return `/webhooks/${encodePart(id)}`;
}
