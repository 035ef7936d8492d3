import type { SiteIn, SiteSettings } from '../../shared/contract/site-schema.ts';
import { CliError, EXIT } from '../cli-error.ts';
import type { ConnectionOptions } from '../connection.ts';
import type { ApiClient } from '../http/api-client.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { print } from '../output.ts';
import { readInput } from '../read-input.ts';
import { siteLines } from './site-text.ts';

export interface SiteFlags extends ConnectionOptions {
  name?: string;
  description?: string;
  contact?: string;
  accent?: string;
  imprint?: string;
  privacy?: string;
  logo?: string;
  json?: boolean;
}

/** `newswire site set`: changes what the flags name; all else stays. */
export async function setSite({ logo, json, ...flags }: SiteFlags): Promise<void> {
  const change = await changeOf(flags);
  if (Object.keys(change).length === 0 && logo === undefined) {
    throw new CliError(EXIT.usage, 'Name what to change, such as --name "The Brindle Wire".');
  }
  const api = keyedClient(flags);
  // Read before anything is sent: a file that is not there changes nothing.
  const picture = logo ? await readInput(logo) : undefined;
  let settings = await api.send<SiteSettings>({ method: 'GET', path: '/admin/site' });
  if (Object.keys(change).length > 0) settings = await saveSettings(api, { ...settings, ...change });
  if (picture) {
    const type = { contentType: 'application/octet-stream' };
    settings = await api.send({ method: 'PUT', path: '/admin/site/logo', body: picture, ...type });
  } else if (logo === '' && settings.logo) {
    settings = await api.send({ method: 'DELETE', path: '/admin/site/logo' });
  }
  print(json ? JSON.stringify(settings) : siteLines(settings).join('\n'));
}

/** An empty text stands for the default. */
async function changeOf(flags: SiteFlags): Promise<Partial<SiteIn>> {
  const change: Partial<SiteIn> = {};
  for (const field of ['name', 'description', 'contact', 'accent'] as const) {
    const value = flags[field];
    if (value !== undefined) change[field] = value || null;
  }
  for (const field of ['imprint', 'privacy'] as const) {
    const file = flags[field];
    if (file !== undefined) change[field] = file === '' ? null : (await readInput(file)).toString('utf8');
  }
  return change;
}

function saveSettings(
  api: ApiClient,
  { name, description, contact, accent, imprint, privacy }: SiteIn,
): Promise<SiteSettings> {
  const body = JSON.stringify({ name, description, contact, accent, imprint, privacy });
  return api.send({ method: 'PUT', path: '/admin/site', body });
}
