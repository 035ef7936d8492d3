import { resemblance, unpackSignature } from './min-hash.ts';

/** Reprints of agency copy are cut and start differently; two reporters at one event share less than a tenth. */
export const LEAST_RESEMBLANCE = 0.6;
/** Reprints appear within days. */
const REPRINT_MS = 7 * 24 * 3_600_000;

/** A story that shares a band of the MinHash signature. */
export interface Alike {
  storyId: string;
  storylineId: string;
  at: number;
  /** The story that this one copies. */
  copyOf: string | null;
  signature: Buffer;
  /**
   * The first standing story of this text, in this storyline, by the searched story's publisher; null if there is none,
   * undefined for a story of the same batch, which is not recorded yet.
   */
  ownFirst: string | null | undefined;
}

/** The first story of a text, and the storyline of the copy by which it was found. */
export interface Original {
  storyId: string;
  storylineId: string;
}

/** Finds the story that a new one repeats almost word for word; undefined for an original. Pure. */
export function findOriginal(story: { at: number; signature: Uint32Array }, alike: Alike[]): Original | undefined {
  const original = alike
    .filter(({ at }) => Math.abs(story.at - at) <= REPRINT_MS)
    .filter(({ signature }) => resemblance(story.signature, unpackSignature(signature)) >= LEAST_RESEMBLANCE)
    .sort((a, b) => (a.storyId < b.storyId ? -1 : 1))
    .at(0);
  return original && { storyId: original.copyOf ?? original.storyId, storylineId: original.storylineId };
}
