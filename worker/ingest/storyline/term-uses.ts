/** How a story uses a term. */
export interface TermUses {
  /** True when the text uses it as a name anywhere. */
  isName: boolean;
  /** True when the headline has it, unless that only repeats the beginning of the body. */
  inHeadline: boolean;
}

/** The bits of `usesOf`. */
export const NAME = 1;
export const IN_HEADLINE = 2;

/** The uses of a term as bits. */
export function usesOf({ isName, inHeadline }: TermUses): number {
  return (isName ? NAME : 0) | (inHeadline ? IN_HEADLINE : 0);
}

/** The opposite of `usesOf`. */
export function readUses(bits: number): TermUses {
  return { isName: (bits & NAME) !== 0, inHeadline: (bits & IN_HEADLINE) !== 0 };
}
