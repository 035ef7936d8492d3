/** What a story's topics are found in. */
export interface TopicText {
  headline: string;
  /** Summary and body. */
  text: string;
  language: string | null;
  publisher: string;
}
