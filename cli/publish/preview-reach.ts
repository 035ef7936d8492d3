import type { Reach } from '../../shared/contract/reach-shapes.ts';
import { STORY_MAX_BYTES } from '../../shared/contract/story-schema.ts';
import { CliError, EXIT } from '../cli-error.ts';
import type { ApiClient } from '../http/api-client.ts';
import { printable } from '../output.ts';
import type { Source } from './open-source.ts';

const NAME_WIDTH = 14;

/** Asks what the only story of a source would reach if it were published now. */
export async function previewReach(api: ApiClient, source: Source): Promise<Reach> {
  const body = await readStory(source);
  return api.send<Reach>({ method: 'POST', path: '/stories/preview', body, contentType: 'application/json' });
}

/** The numbers as lines. */
export function describeReach({ story, readers, notifications, alerts, webhooks }: Reach): string[] {
  const { asked, answered } = readers.servers;
  const line = (name: string, text: string): string => `${name.padEnd(NAME_WIDTH)} ${printable(text)}`;
  return [
    line('topics', story.topics.map(({ label }) => label).join(', ') || 'none'),
    line('section', story.section ?? 'none'),
    line('language', story.language ?? 'unknown'),
    line('priority', story.priority),
    line('columns', `${readers.columns} (${readers.filters} filters; ${answered} of ${asked} servers answered)`),
    line('notifications', `${notifications.now} at once, ${notifications.later} after quiet hours`),
    line('alerts', String(alerts)),
    line('webhooks', String(webhooks)),
  ];
}

async function readStory({ chunks }: Source): Promise<string> {
  const read: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > STORY_MAX_BYTES) throw new CliError(EXIT.usage, '--preview takes one story of at most 4 MB');
    read.push(chunk);
  }
  const text = Buffer.concat(read).toString('utf8');
  try {
    const story: unknown = JSON.parse(text);
    if (typeof story === 'object' && story !== null && !Array.isArray(story)) return text;
  } catch {
    // Neither JSON nor one story: said below.
  }
  throw new CliError(EXIT.usage, '--preview takes one story, as a JSON object');
}
