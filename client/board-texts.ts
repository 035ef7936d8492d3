const moment = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
});

/** The texts of the board's sizes, its reading pane and its past. */
export const boardTexts = {
  widthOf: (title: string) => `Width of ${title}`,
  widthAutomatic: 'Automatic',
  widthHint: 'Drag to resize, double-click for automatic',
  pixels: (width: number) => `${width} pixels`,
  pane: 'Story',
  openInTab: 'Open in a new tab',
  closePane: 'Close (Esc)',
  rewind: 'Rewind',
  rewindHint: 'See the board as it was (r)',
  rewindLabel: 'Rewind: the board as it was',
  moment: (atMs: number) => moment.format(atMs),
  ago: (time: string) => `${time} ago`,
  slider: 'Moment',
  range: 'How far back',
  ranges: ['Last hour', 'Last 6 hours', 'Last 24 hours', 'Last 7 days'],
  speed: 'Speed',
  play: 'Play at 60 times the speed',
  pause: 'Pause',
  times: (speed: number) => `${speed}× speed`,
  backToLive: 'Back to live',
  historyGone: 'The history does not reach back that far.',
} as const;
