import { CliError, EXIT } from '../cli-error.ts';
import type { FeedBody } from './setting-flags.ts';

/** What `--clear` can take back, and where it is in the body of a change. */
const PLACES: Record<string, { in?: 'options' | 'credentials'; field: string }> = {
  section: { field: 'section' },
  topics: { field: 'topics' },
  interval: { field: 'intervalSeconds' },
  'user-agent': { in: 'options', field: 'userAgent' },
  block: { in: 'options', field: 'block' },
  keep: { in: 'options', field: 'keep' },
  'ignore-updates': { in: 'options', field: 'ignoreUpdates' },
  'retention-days': { in: 'options', field: 'retentionDays' },
  'full-text': { in: 'options', field: 'fullText' },
  'full-text-selector': { in: 'options', field: 'fullTextSelector' },
  username: { in: 'credentials', field: 'username' },
  password: { in: 'credentials', field: 'password' },
  cookie: { in: 'credentials', field: 'cookie' },
  headers: { in: 'credentials', field: 'headers' },
};

/** The names of the settings that can be cleared. */
export const CLEARABLE = Object.keys(PLACES);

/** Adds to a change that these settings take their defaults again; throws for one that is also set. */
export function clearSettings(body: FeedBody, names: string[]): FeedBody {
  return names.reduce(clearOne, body);
}

function clearOne(body: FeedBody, name: string): FeedBody {
  const place = PLACES[name];
  if (!place) return body;
  const group = place.in;
  const fields = (group === undefined ? body : (body[group] ?? {})) as Record<string, unknown>;
  if (fields[place.field] != null) throw new CliError(EXIT.usage, `${name} can be set or cleared, not both`);
  const cleared = { ...fields, [place.field]: name === 'topics' ? [] : null };
  return group === undefined ? cleared : { ...body, [group]: cleared };
}
