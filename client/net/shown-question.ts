/** What the service worker asks a visible page: does the reader see what this rule brings right now? */
export const SHOWN_QUESTION = 'is-shown';

export interface ShownQuestion {
  type: typeof SHOWN_QUESTION;
  /** The rule's name. */
  rule: string;
  /** The story's address. */
  path: string;
}
