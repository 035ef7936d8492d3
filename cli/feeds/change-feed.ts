import type { Feed } from '../../shared/contract/http-shapes.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { CliError, EXIT } from '../cli-error.ts';
import type { ConnectionOptions } from '../connection.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { print } from '../output.ts';
import { clearSettings } from './clear-settings.ts';
import { describeHealth } from './feed-text.ts';
import { bodyOf, isEmptyBody, type SettingFlags } from './setting-flags.ts';

/** The flags of `newswire feed set`. */
export interface SetFlags extends ConnectionOptions, SettingFlags {
  address?: string;
  clear?: string[];
  json?: boolean;
}

/** Changes the settings that the flags name; the others stay. */
export async function changeFeed(id: string, flags: SetFlags): Promise<void> {
  const body = clearSettings(await bodyOf(flags), flags.clear ?? []);
  const change = { ...body, url: flags.address };
  if (isEmptyBody(change)) throw new CliError(EXIT.usage, 'nothing to set: name at least one setting');
  const path = `/feeds/${encodePart(id)}`;
  const feed = await keyedClient(flags).send<Feed>({ method: 'PATCH', path, body: JSON.stringify(change) });
  print(flags.json ? JSON.stringify(feed) : describeHealth(feed).join('\n'));
}
