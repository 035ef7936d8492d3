/** Terms by their hash with their weights, sorted by hash, so that two vectors are compared in one walk. */
export interface TermVector {
  terms: Int32Array;
  weights: Float32Array;
  /** 1 where the term is a name. */
  names: Uint8Array;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Term, weight and whether it is a name. */
const BYTES_PER_TERM = 9;
const WEIGHT_AT = 4;
const NAME_AT = 8;

/**
 * A term as a 32-bit number (FNV-1a), which keeps indexes and vectors small. Two terms meet by chance once in four
 * thousand million pairs, which no storyline rests on. Never 0: that stands for all stories.
 */
export function hashTerm(term: string): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < term.length; index += 1) hash = Math.imul(hash ^ term.charCodeAt(index), FNV_PRIME);
  return hash | 0 || 1;
}

/** A vector of these terms. */
export function toVector(entries: { term: number; weight: number; isName: boolean }[]): TermVector {
  const sorted = entries.toSorted((a, b) => a.term - b.term);
  return {
    terms: Int32Array.from(sorted, ({ term }) => term),
    weights: Float32Array.from(sorted, ({ weight }) => weight),
    names: Uint8Array.from(sorted, ({ isName }) => (isName ? 1 : 0)),
  };
}

/** The vector as it is kept in Postgres, little-endian. */
export function packVector({ terms, weights, names }: TermVector): Buffer {
  const packed = Buffer.alloc(terms.length * BYTES_PER_TERM);
  terms.forEach((term, index) => {
    packed.writeInt32LE(term, index * BYTES_PER_TERM);
    packed.writeFloatLE(weights[index] ?? 0, index * BYTES_PER_TERM + WEIGHT_AT);
    packed.writeUInt8(names[index] ?? 0, index * BYTES_PER_TERM + NAME_AT);
  });
  return packed;
}

export function unpackVector(packed: Buffer): TermVector {
  const places = Array.from(
    { length: Math.floor(packed.length / BYTES_PER_TERM) },
    (_, index) => index * BYTES_PER_TERM,
  );
  return {
    terms: Int32Array.from(places, (at) => packed.readInt32LE(at)),
    weights: Float32Array.from(places, (at) => packed.readFloatLE(at + WEIGHT_AT)),
    names: Uint8Array.from(places, (at) => packed.readUInt8(at + NAME_AT)),
  };
}

/** The vector with each weight multiplied by the term's rarity, scaled to length 1. */
export function weigh(vector: TermVector, rarity: (term: number) => number): TermVector {
  const weights = vector.weights.map((weight, index) => weight * rarity(vector.terms[index] ?? 0));
  const length = Math.sqrt(weights.reduce((squares, weight) => squares + weight * weight, 0)) || 1;
  return { ...vector, weights: weights.map((weight) => weight / length) };
}
