// Strangers in their own process, so that their cost does not count as the server's.
import { setMaxListeners } from 'node:events';
import type { Fixtures } from './worst-input.ts';
import { worstInputs } from './worst-inputs.ts';

/** Strangers who repeat the same request as soon as it is answered. */
export interface CrowdOrder {
  input: string;
  port: number;
  fixtures: Fixtures;
  clients: number;
  seconds: number;
}

export interface CrowdReport {
  visits: number;
  refused: number;
  said: Record<string, number>;
}

/** A pause after each response, so that a crowd is not a busy loop. */
const PAUSE_MS = 5;
let no = 1_000_000;

async function visitAll({ input: name, port, fixtures, clients, seconds }: CrowdOrder): Promise<CrowdReport> {
  const input = worstInputs(fixtures).find((each) => each.name === name);
  if (!input) throw new Error(`there is no input ${name}`);
  const until = Date.now() + seconds * 1_000;
  const stop = new AbortController();
  // Each open connection adds a listener.
  setMaxListeners(0, stop.signal);
  const timer = setTimeout(() => stop.abort(), seconds * 1_000);
  const report: CrowdReport = { visits: 0, refused: 0, said: {} };
  const visitOn = async (address: string): Promise<void> => {
    while (Date.now() < until) {
      no += 1;
      const { refused, said } = await input.visit({ port, fixtures, address, no, signal: stop.signal });
      report.visits += 1;
      report.refused += refused ? 1 : 0;
      report.said[said] = (report.said[said] ?? 0) + 1;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => visitOn(`198.20.1.${client + 1}`)));
  clearTimeout(timer);
  return report;
}

process.on('message', async (order: CrowdOrder) => process.send?.(await visitAll(order)));
// Useless without its bench.
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
