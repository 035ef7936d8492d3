import { type TermUses, usesOf } from './term-uses.ts';

/** Term hashes and weights, sorted by hash so that two vectors can be compared in one pass. */
export interface TermVector {
  terms: Int32Array;
  weights: Float32Array;
  /** How the story uses each term, as bits. */
  uses: Uint8Array;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Term, weight and uses. */
const BYTES_PER_TERM = 9;
const WEIGHT_AT = 4;
const USES_AT = 8;
/**
 * Hashes a term to 32 bits (FNV-1a) to keep indexes and vectors small. Two terms collide once in four thousand million
 * pairs, which no storyline depends on. Never returns 0, which stands for all stories.
 */
export function hashTerm(term: string): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < term.length; index += 1) hash = Math.imul(hash ^ term.charCodeAt(index), FNV_PRIME);
  return hash | 0 || 1;
}

/** Builds a vector from these terms. */
export function toVector(entries: ({ term: number; weight: number } & TermUses)[]): TermVector {
  const sorted = entries.toSorted((a, b) => a.term - b.term);
  const vector = emptyVector(sorted.length);
  for (const [index, { term, weight, ...uses }] of sorted.entries()) {
    vector.terms[index] = term;
    vector.weights[index] = weight;
    vector.uses[index] = usesOf(uses);
  }
  return vector;
}

function emptyVector(length: number): TermVector {
  return { terms: new Int32Array(length), weights: new Float32Array(length), uses: new Uint8Array(length) };
}

/** The vector in its Postgres format, little-endian. */
export function packVector({ terms, weights, uses }: TermVector): Buffer {
  const packed = Buffer.alloc(terms.length * BYTES_PER_TERM);
  for (let index = 0; index < terms.length; index += 1) {
    const at = index * BYTES_PER_TERM;
    packed.writeInt32LE(terms[index] as number, at);
    packed.writeFloatLE(weights[index] as number, at + WEIGHT_AT);
    packed.writeUInt8(uses[index] as number, at + USES_AT);
  }
  return packed;
}

export function unpackVector(packed: Buffer): TermVector {
  const length = Math.floor(packed.length / BYTES_PER_TERM);
  const vector = emptyVector(length);
  for (let index = 0; index < length; index += 1) {
    const at = index * BYTES_PER_TERM;
    vector.terms[index] = packed.readInt32LE(at);
    vector.weights[index] = packed.readFloatLE(at + WEIGHT_AT);
    vector.uses[index] = packed.readUInt8(at + USES_AT);
  }
  return vector;
}

/** Multiplies each weight by the term's rarity and normalises the vector to length 1. */
export function weigh(vector: TermVector, rarity: (term: number) => number): TermVector {
  const { terms, uses } = vector;
  const weights = new Float32Array(terms.length);
  let squares = 0;
  for (let index = 0; index < terms.length; index += 1) {
    weights[index] = (vector.weights[index] as number) * rarity(terms[index] as number);
    squares += (weights[index] as number) ** 2;
  }
  const length = Math.sqrt(squares) || 1;
  for (let index = 0; index < weights.length; index += 1) weights[index] = (weights[index] as number) / length;
  return { terms, uses, weights };
}
