/** Shows the header again that a phone hides while its reader scrolls down. */
export function showHeader(): void {
  document.documentElement.classList.remove('is-reading');
}
