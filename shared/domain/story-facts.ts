/** A name or number in a sentence: its start and end (UTF-16 units), and the hashes by which it is recognised. */
export type Fact = [from: number, to: number, ...keys: number[]];

/** A sentence that is the first of its story to mention these facts. */
export interface FactSentence {
  /** At most 240 characters, with an ellipsis when it was cut. */
  text: string;
  facts: Fact[];
  /** Numbers up to twelve and names that may be none: new only beside one of the others. */
  minor?: Fact[];
}

/** What a story tells, as far as it can be compared with other reports. */
export interface StoryFacts {
  /** The hashes of all its names' words and of all its numbers, also of those in no sentence. */
  known: Int32Array;
  /** In the order of the text. */
  sentences: FactSentence[];
}
