/** The texts of the board's sizes, its reading pane and its past. */
export const boardTexts = {
  widthOf: (title: string) => `Width of ${title}`,
  widthAutomatic: 'Automatic',
  widthHint: 'Drag to resize, double-click for automatic',
  pixels: (width: number) => `${width} pixels`,
  pane: 'Story',
  openInTab: 'Open in a new tab',
  closePane: 'Close (Esc)',
} as const;
