import type { Priority } from './story.ts';

/** What a push service carries to a reader's browser, encrypted. */
export interface PushMessage {
  kind: 'story' | 'withdrawn' | 'summary';
  title: string;
  body: string;
  /** Where a click leads: a path of ours. */
  path: string;
  /** Notifications with the same tag take each other's place: one storyline is one notification. */
  tag: string;
  priority: Priority;
  /** The name of the rule that asked for it. */
  rule: string;
  at: string;
  language?: string;
}
