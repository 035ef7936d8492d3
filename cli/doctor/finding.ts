/** What one look at the installation found. */
export interface Finding {
  /** What was looked at: "Redis", "disk". */
  subject: string;
  level: 'ok' | 'warning' | 'problem';
  /** The fact, in a sentence without a full stop at its end. */
  says: string;
  /** What to do about it. */
  advice?: string;
}

/** Something is as it should be. */
export function fine(subject: string, says: string): Finding {
  return { subject, level: 'ok', says };
}

/** Something works, but will not for long, or not for everybody. */
export function warning(subject: string, says: string, advice: string): Finding {
  return { subject, level: 'warning', says, advice };
}

/** Something keeps Newswire from working. */
export function problem(subject: string, says: string, advice: string): Finding {
  return { subject, level: 'problem', says, advice };
}
