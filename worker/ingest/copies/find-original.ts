import { resemblance, unpackSignature } from './min-hash.ts';

/** Agency copy is cut and gets a new first line; two reporters at one event share less than a tenth. */
const LEAST_RESEMBLANCE = 0.6;
/** Copy is reprinted within days. */
const REPRINT_MS = 7 * 24 * 3_600_000;

/** A story that shares a band of the signature. */
export interface Alike {
  storyId: string;
  storylineId: string;
  at: number;
  /** The story that it repeats itself. */
  copyOf: string | null;
  signature: Buffer;
}

/** The story whose text a new one repeats nearly word by word; undefined when it is its own. Pure. */
export function findOriginal(
  story: { at: number; signature: Uint32Array },
  alike: Alike[],
): { storyId: string; storylineId: string } | undefined {
  const original = alike
    .filter(({ at }) => Math.abs(story.at - at) <= REPRINT_MS)
    .filter(({ signature }) => resemblance(story.signature, unpackSignature(signature)) >= LEAST_RESEMBLANCE)
    .sort((a, b) => (a.storyId < b.storyId ? -1 : 1))
    .at(0);
  return original && { storyId: original.copyOf ?? original.storyId, storylineId: original.storylineId };
}
