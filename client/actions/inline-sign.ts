/** 1 where the page runs from left to right; -1 where it runs from right to left and horizontal moves are mirrored. */
export function inlineSign(): 1 | -1 {
  return document.documentElement.dir === 'rtl' ? -1 : 1;
}
