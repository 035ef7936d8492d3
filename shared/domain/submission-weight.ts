/** Characters (UTF-16 units) that count as one more ordinary story; few stories are longer. */
const ORDINARY_CHARACTERS = 4_096;
/** The heaviest submission that is edited in the ordinary queue. */
export const ORDINARY_WEIGHT_MAX = 8;

interface Texts {
  headline?: unknown;
  summary?: unknown;
  body?: unknown;
  [field: string]: unknown;
}

/** The cost of editing a submission, in ordinary stories, estimated by the length of its text. */
export function weightOf({ headline, summary, body }: Texts): number {
  const texts = [headline, summary, body];
  const characters = texts.reduce((sum: number, text) => sum + (typeof text === 'string' ? text.length : 0), 0);
  return 1 + Math.floor(characters / ORDINARY_CHARACTERS);
}

/** True for submissions with their own queue and thread, so that ordinary ones never wait for them. */
export function isLong(weight: number): boolean {
  return weight > ORDINARY_WEIGHT_MAX;
}
