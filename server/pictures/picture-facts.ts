import { pictureKey } from '../../shared/node/pictures/picture-key.ts';
import type { PictureFacts } from '../../shared/node/pictures/resize.ts';

/** The oldest are forgotten beyond this; a card then comes without the size of its picture. */
const KNOWN_MAX = 50_000;
const MASTER = /^([0-9a-f]{40})-(\d+)x(\d+)-([0-9a-f]{6})\.master$/;

/**
 * What is known of pictures, in memory. The names of the masters in the cache contain it, so that one look at the
 * folder brings back all of it.
 */
export interface KnownFacts {
  of(source: string): PictureFacts | undefined;
  add(source: string, facts: PictureFacts): void;
  /** Learns from the names in the cache. */
  learn(names: readonly string[]): void;
}

/** The name of a master in the cache. */
export function masterName(source: string, { width, height, color }: PictureFacts): string {
  return `${pictureKey(source)}-${width}x${height}-${color.slice(1)}.master`;
}

/** Knows nothing at first. */
export function createKnownFacts(): KnownFacts {
  const known = new Map<string, PictureFacts>();
  const remember = (key: string, facts: PictureFacts): void => {
    known.delete(key);
    known.set(key, facts);
    if (known.size > KNOWN_MAX) known.delete(known.keys().next().value ?? '');
  };
  return {
    // Without a single picture fetched, nothing needs to be hashed.
    of: (source) => (known.size === 0 ? undefined : known.get(pictureKey(source))),
    add: (source, facts) => remember(pictureKey(source), facts),
    learn(names) {
      for (const name of names.toReversed()) {
        const [, key, width, height, color] = MASTER.exec(name) ?? [];
        if (key !== undefined) remember(key, { width: Number(width), height: Number(height), color: `#${color}` });
      }
    },
  };
}
