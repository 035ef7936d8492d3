import { hostUrls, wantsPrimary } from '../config/postgres-url.ts';

/** Many connections find out together; only the first of them may break the others. */
const ONCE_MS = 1_000;

/** The hosts of one Postgres URL; all pools of a process use the same one. */
export interface Hosts {
  /** How many there are. */
  count: number;
  /** True when a host that takes no writes will not do. */
  wantsPrimary: boolean;
  /** The URL of the host in use. */
  current(): string;
  /** Goes on to the next host, unless somebody else has already left this one. */
  leave(url: string): void;
  /** The host in use takes no writes any more: leaves it and breaks every connection. */
  loseWrites(): void;
  /** Breaks every connection, with all that runs on them. */
  breakAll(): void;
  /** Calls `listener` when every connection must break. */
  onBreak(listener: () => void): void;
}

/** Opens the hosts of a URL; the first is in use until it fails. */
export function openHosts(url: string, now: () => number = performance.now.bind(performance)): Hosts {
  const urls = hostUrls(url);
  const listeners: (() => void)[] = [];
  let at = 0;
  let lostAt = Number.NEGATIVE_INFINITY;
  const current = (): string => urls[at] ?? url;
  const leave = (left: string): void => {
    if (left === current()) at = (at + 1) % urls.length;
  };
  const breakAll = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    count: urls.length,
    wantsPrimary: wantsPrimary(url),
    current,
    leave,
    loseWrites() {
      if (now() - lostAt < ONCE_MS) return;
      lostAt = now();
      leave(current());
      breakAll();
    },
    breakAll,
    onBreak: (listener) => void listeners.push(listener),
  };
}
