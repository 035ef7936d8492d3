import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';

/** Keys that must be on one node of a cluster, and what touched them. */
export interface Touched {
  what: string;
  keys: string[];
}

/** What BullMQ packs for its scripts (MessagePack): no key, but with the prefix of keys in it. */
const PACKED = /^\\x9/;

/**
 * Notes every command that a Redis gets whose arguments contain this text, until stopped. A script's own commands count
 * with the script, and those of a transaction with each other.
 */
export async function watchCommands(url: string, text: string): Promise<{ stop(): Promise<Touched[]> }> {
  const redis = new Redis(url);
  const monitor = await redis.monitor();
  const done: Touched[] = [];
  /** The transaction that each connection has open. */
  const open = new Map<string, Touched>();
  let latest: Touched = { what: '', keys: [] };
  const end = randomUUID();
  const ended = new Promise<void>((resolve) => {
    monitor.on('monitor', (_time: string, args: string[], source: string) => {
      if (args.includes(end)) resolve();
      const [name = ''] = args;
      const keys = args.slice(1).filter((arg) => arg.includes(text) && !PACKED.test(arg));
      if (source === 'lua') {
        latest.keys.push(...keys);
        return;
      }
      const transaction = open.get(source);
      latest = transaction ?? { what: name.toLowerCase(), keys: [] };
      latest.keys.push(...keys);
      if (/^multi$/i.test(name)) open.set(source, latest);
      else if (/^(exec|discard)$/i.test(name)) open.delete(source);
      if (transaction === undefined) done.push(latest);
    });
  });
  return {
    async stop() {
      await redis.echo(end);
      await ended;
      monitor.disconnect();
      redis.disconnect();
      return done.filter(({ keys }) => keys.length > 0);
    },
  };
}
