import type { Priority } from './story.ts';

/** The encrypted content of a push notification. */
export interface PushMessage {
  kind: 'story' | 'withdrawn' | 'summary' | 'corrected';
  title: string;
  body: string;
  /** The path that a click opens. */
  path: string;
  /** A notification replaces earlier ones with the same tag, so that each storyline has only one. */
  tag: string;
  priority: Priority;
  /** The name of the rule that matched. */
  rule: string;
  at: string;
  language?: string;
}
