/** How far the demo has come; kept on disk, so that a restart goes on where it was. */
export interface DemoProgress {
  /** Acts of the script that were played. */
  played: number;
  /** Submission ids of stories that a later act changes, by story key. */
  filed: Record<string, string>;
  isOver: boolean;
}

export const BEGINNING: DemoProgress = { played: 0, filed: {}, isOver: false };
