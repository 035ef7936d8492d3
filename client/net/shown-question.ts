/** The service worker asks a visible page with this whether it already shows the stories of a rule. */
export const SHOWN_QUESTION = 'is-shown';

export interface ShownQuestion {
  type: typeof SHOWN_QUESTION;
  /** The rule's name. */
  rule: string;
  /** The story's address. */
  path: string;
}
