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
  const vector = emptyVector(sorted.length);
  for (const [index, { term, weight, isName }] of sorted.entries()) {
    vector.terms[index] = term;
    vector.weights[index] = weight;
    vector.names[index] = isName ? 1 : 0;
  }
  return vector;
}

function emptyVector(length: number): TermVector {
  return { terms: new Int32Array(length), weights: new Float32Array(length), names: new Uint8Array(length) };
}

/** The vector as it is kept in Postgres, little-endian. */
export function packVector({ terms, weights, names }: TermVector): Buffer {
  const packed = Buffer.alloc(terms.length * BYTES_PER_TERM);
  for (let index = 0; index < terms.length; index += 1) {
    const at = index * BYTES_PER_TERM;
    packed.writeInt32LE(terms[index] as number, at);
    packed.writeFloatLE(weights[index] as number, at + WEIGHT_AT);
    packed.writeUInt8(names[index] as number, at + NAME_AT);
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
    vector.names[index] = packed.readUInt8(at + NAME_AT);
  }
  return vector;
}

/** The vector with each weight multiplied by the term's rarity, scaled to length 1. */
export function weigh(vector: TermVector, rarity: (term: number) => number): TermVector {
  const { terms, names } = vector;
  const weights = new Float32Array(terms.length);
  let squares = 0;
  for (let index = 0; index < terms.length; index += 1) {
    weights[index] = (vector.weights[index] as number) * rarity(terms[index] as number);
    squares += (weights[index] as number) ** 2;
  }
  const length = Math.sqrt(squares) || 1;
  for (let index = 0; index < weights.length; index += 1) weights[index] = (weights[index] as number) / length;
  return { terms, names, weights };
}
