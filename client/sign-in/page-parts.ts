/** Shows or hides a part of the served page. */
export function show(id: string, isShown: boolean): void {
  const part = document.getElementById(id);
  if (part) part.hidden = !isShown;
}

/** Writes a text into a part of the served page. */
export function write(id: string, text: string): void {
  const part = document.getElementById(id);
  if (part) part.textContent = text;
}
