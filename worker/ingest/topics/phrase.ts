/** A stretch of text that may be a topic. */
export interface Phrase {
  label: string;
  /** Somebody, some place or some body by name; or a thing by its common noun. */
  kind: 'name' | 'thing';
}
