import type { Bridge } from '../../shared/contract/bridge-schema.ts';
import { printable } from '../output.ts';

/** A bridge on one line. */
export function describeBridge({ id, status, position, url, filter, error }: Bridge): string {
  return printable([id, status.padEnd(8), position ?? '-', url, filter, error].filter(Boolean).join('  '));
}

/** A bridge with its health, a line for each fact. */
export function describeHealth(bridge: Bridge): string[] {
  const { publisher, lastAnswerAt, failingSince, nextAttemptAt } = bridge;
  const facts: [name: string, value: string | null | undefined][] = [
    ['bridge', bridge.id],
    ['follows', bridge.url],
    ['filter', bridge.filter],
    ['publisher', `${publisher.name} (${publisher.id})`],
    ['status', bridge.status],
    ['error', bridge.error],
    ['failing since', failingSince],
    ['next attempt', nextAttemptAt],
    ['installation', bridge.installation],
    ['position', bridge.position],
    ['last answer', lastAnswerAt],
    ['taken', String(bridge.taken)],
    ['passed over', String(bridge.passedOver)],
    ['resets', bridge.resets === 0 ? null : String(bridge.resets)],
  ];
  return facts.flatMap(([name, value]) => (value ? printable(`${name.padEnd(14)}${value}`) : []));
}
