import { setTimeout as delay } from 'node:timers/promises';
import type { Bridge } from '../../shared/contract/bridge-schema.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { CliError, EXIT } from '../cli-error.ts';
import type { ConnectionOptions } from '../connection.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { note, print } from '../output.ts';
import { readInput } from '../read-input.ts';
import { describeHealth } from './bridge-text.ts';

const POLL_MS = 250;
/** A worker looks for new bridges twice a second, and waits 20 s for an answer. */
const PATIENCE_MS = 30_000;

/** The flags of `newswire bridge add`. */
export interface AddFlags extends ConnectionOptions {
  filter?: string;
  as?: string;
  sourceKeyFile?: string;
  from: string;
  json?: boolean;
}

/** Adds a bridge, waits for the other side's first answer, and prints how that went. */
export async function addBridge(address: string, flags: AddFlags): Promise<void> {
  const api = keyedClient(flags);
  const url = /^https?:/i.test(address) ? address : `https://${address}`;
  const { filter, as: publisher, sourceKeyFile, from } = flags;
  const key = sourceKeyFile === undefined ? undefined : (await readInput(sourceKeyFile)).toString().trim();
  const body = JSON.stringify({ url, filter, publisher, key, from });
  let bridge = await api.send<Bridge>({ method: 'POST', path: '/bridges', body });
  note('Waiting for the first answer…');
  for (const deadline = Date.now() + PATIENCE_MS; bridge.status === 'starting'; await delay(POLL_MS)) {
    if (Date.now() > deadline) {
      throw new CliError(EXIT.tryLater, `No worker follows it yet. Is one running? It is added as ${bridge.id}.`);
    }
    bridge = await api.send<Bridge>({ method: 'GET', path: `/bridges/${encodePart(bridge.id)}` });
  }
  print(flags.json ? JSON.stringify(bridge) : describeHealth(bridge).join('\n'));
  if (bridge.status === 'failing') process.exitCode = EXIT.refused;
}
