import type { TermVector } from './term-vector.ts';

/** Below that, a common word or two make two headlines look alike. */
const SHARED_TERMS_MIN = 4;
/** Stories that name so many names each but hardly the same are about different events, however alike their words. */
const NAMES_MIN = 3;
const NAME_COSINE_MIN = 0.1;

/** How likely two weighed vectors are of one event: their cosine, less where it rests on little. From 0 to 1. */
export function compareVectors(a: TermVector, b: TermVector): number {
  const { product, nameProduct, shared } = multiply(a, b);
  return product * Math.min(1, shared / SHARED_TERMS_MIN) * agreement(nameProduct, namesOf(a), namesOf(b));
}

interface Names {
  count: number;
  length: number;
}

const known = new WeakMap<TermVector, Names>();

/** The names of a vector alone; remembered, for each is compared with many. */
function namesOf(vector: TermVector): Names {
  const before = known.get(vector);
  if (before) return before;
  let count = 0;
  let squares = 0;
  for (let index = 0; index < vector.names.length; index += 1) {
    const isName = vector.names[index] as number;
    count += isName;
    squares += isName * (vector.weights[index] as number) ** 2;
  }
  const names = { count, length: Math.sqrt(squares) };
  known.set(vector, names);
  return names;
}

function agreement(nameProduct: number, a: Names, b: Names): number {
  if (a.count < NAMES_MIN || b.count < NAMES_MIN) return 1;
  return Math.min(1, nameProduct / (a.length * b.length) / NAME_COSINE_MIN);
}

function multiply(a: TermVector, b: TermVector): { product: number; nameProduct: number; shared: number } {
  let product = 0;
  let nameProduct = 0;
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.terms.length && j < b.terms.length) {
    const left = a.terms[i] as number;
    const right = b.terms[j] as number;
    if (left === right) {
      const both = (a.weights[i] as number) * (b.weights[j] as number);
      product += both;
      // A name here may begin a sentence there, and look like a word.
      if (a.names[i] || b.names[j]) nameProduct += both;
      shared += 1;
    }
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return { product, nameProduct, shared };
}
