import { storyWords } from '../text/story-words.ts';

const SHINGLE_WORDS = 4;
/** Shorter texts resemble each other by chance. */
const WORDS_MIN = 24;
const WORDS_READ_MAX = 2_000;
const BANDS = 16;
const ROWS = 4;
const HASHES = BANDS * ROWS;
const BYTES = 4;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const BLANK = 0x20;
const SIGN = 0x80000000 | 0;
const SEEDS = Int32Array.from({ length: HASHES }, (_, index) => seed(index));

/**
 * The MinHash signature of a text over shingles of four words (Broder 1997); undefined for a text that is too short.
 * The share of equal positions in two signatures estimates how much of their texts is the same.
 */
export function minHash(text: string): Uint32Array | undefined {
  const words = storyWords(text).slice(0, WORDS_READ_MAX);
  if (words.length < WORDS_MIN) return undefined;
  // Signed integers with the sign bit flipped sort like unsigned ones and take a third of the time.
  const smallest = new Int32Array(HASHES).fill(0x7fffffff);
  for (let start = 0; start + SHINGLE_WORDS <= words.length; start += 1) {
    const shingle = hashShingle(words, start);
    for (let index = 0; index < HASHES; index += 1) {
      const value = finish(shingle ^ (SEEDS[index] as number)) ^ SIGN;
      if (value < (smallest[index] as number)) smallest[index] = value;
    }
  }
  return Uint32Array.from(smallest, (value) => value ^ SIGN);
}

/** Estimates the share of text that two signatures have in common (Jaccard similarity of their shingles). */
export function resemblance(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let index = 0; index < HASHES; index += 1) if (a[index] === b[index]) same += 1;
  return same / HASHES;
}

/**
 * Splits the signature into 16 bands of four: texts that are half the same probably share a band, texts that are
 * four-fifths the same almost certainly (locality-sensitive hashing, Leskovec, Rajaraman and Ullman, chapter 3).
 */
export function bandsOf(signature: Uint32Array): bigint[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let low = FNV_OFFSET ^ band;
    let high = FNV_PRIME ^ band;
    for (let row = 0; row < ROWS; row += 1) {
      const value = signature[band * ROWS + row] ?? 0;
      low = mix(low ^ value, row);
      high = mix(high ^ value, ROWS + row);
    }
    return BigInt.asIntN(64, (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0));
  });
}

/** The signature in its Postgres format. */
export function packSignature(signature: Uint32Array): Buffer {
  const packed = Buffer.alloc(HASHES * BYTES);
  signature.forEach((value, index) => {
    packed.writeUInt32LE(value, index * BYTES);
  });
  return packed;
}

export function unpackSignature(packed: Buffer): Uint32Array {
  return Uint32Array.from({ length: packed.length / BYTES }, (_, index) => packed.readUInt32LE(index * BYTES));
}

/** FNV-1a over the words and the spaces between them, without building the string. */
function hashShingle(words: readonly string[], start: number): number {
  let hash = FNV_OFFSET;
  for (let at = start; at < start + SHINGLE_WORDS; at += 1) {
    if (at > start) hash = Math.imul(hash ^ BLANK, FNV_PRIME);
    const word = words[at] as string;
    for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), FNV_PRIME);
  }
  return hash;
}

/** Derives one of many hashes from a hash: MurmurHash3's finaliser, seeded with the index. */
function mix(value: number, index: number): number {
  return finish(value ^ seed(index));
}

function seed(index: number): number {
  return Math.imul(index + 1, 0x9e3779b1);
}

function finish(seeded: number): number {
  let hash = seeded;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
