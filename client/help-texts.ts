/** Keyboard shortcuts: the keys, and what they do. */
export const shortcuts: readonly (readonly [string, string])[] = [
  ['j k', 'Next or previous story'],
  ['h l', 'Column to the left or right'],
  ['o Enter', 'Open story'],
  ['s', 'Save or remove from saved'],
  ['m', 'Mark as read or unread'],
  ['.', 'Show new stories'],
  ['z', 'Undo'],
  ['r', 'Rewind, or back to live'],
  ['/', 'Search'],
  ['u Esc', 'Back, or close'],
  ['g h', 'Go to your columns'],
  ['g s', 'Go to saved stories'],
  ['g t', 'Go to top stories'],
  ['g e', 'Go to latest stories'],
  ['g m', 'Go to muted'],
  ['?', 'Keyboard shortcuts'],
];
