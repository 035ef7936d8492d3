/** Escapes an `&` that starts no reference and a `<`; what is escaped already stays as it is. */
export function escapeText(text: string): string {
  return text.replace(/&(?!#?\w{1,32};)/g, '&amp;').replaceAll('<', '&lt;');
}

/** `escapeText` for the value of an attribute in double quotes. */
export function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;');
}
