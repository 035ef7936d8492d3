import { Command, Option } from 'commander';
import type { WebhookReplayed } from '../../shared/contract/webhook-schema.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { print } from '../output.ts';

interface Flags extends ConnectionOptions {
  from: string;
  to?: string;
  status: string;
  json?: boolean;
}

/** `newswire webhook replay`: resends the events attempted in a time window. */
export function webhookReplayCommand(): Command {
  const command = new Command('replay')
    .description('resend the events attempted in a time window, out of order')
    .argument('<webhook-id>', 'as `newswire webhook list` shows it')
    .requiredOption('--from <time>', 'start of the window, ISO 8601 with a time zone')
    .option('--to <time>', 'end of the window (else now)')
    .addOption(
      new Option('--status <which>', 'failed deliveries, successful ones, or both')
        .choices(['failed', 'delivered', 'all'])
        .default('failed'),
    )
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  newswire webhook replay 0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11 --from 2026-11-25T08:00:00Z --status all',
    )
    .action(replay);
  return withConnection(command);
}

async function replay(id: string, { from, to = new Date().toISOString(), status, ...flags }: Flags): Promise<void> {
  const api = keyedClient(flags);
  const path = `/webhooks/${encodePart(id)}/redeliver`;
  let deliveries = 0;
  for (let after: number | null = 0; after !== null; ) {
    const body = JSON.stringify({ from, to, status, after });
    const part: WebhookReplayed = await api.send<WebhookReplayed>({ method: 'POST', path, body });
    deliveries += part.deliveries;
    after = part.next;
  }
  if (flags.json) return print(JSON.stringify({ status: 'queued', deliveries }));
  print(`${deliveries.toLocaleString('en')} ${deliveries === 1 ? 'event' : 'events'} will be sent again.`);
}
