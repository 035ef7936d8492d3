/** Formats numbers in the reader's locale. */
export const number = new Intl.NumberFormat();

/** A number with its noun, in the singular or plural. */
export function plural(count: number, one: string, many: string): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}
