/** "US" and "U.S.", which without their capitals would be a word like any other. */
export const ACRONYM = /^(?:\p{Lu}{2,5}|(?:\p{Lu}\.){2,5})$/u;

/** The acronyms that without their capitals would be stop words. */
export function isCountry(slug: string, label: string): boolean {
  return (slug === 'us' || slug === 'who') && ACRONYM.test(label);
}
