/** The characters of keys that stand elsewhere, or need another key, on many keyboards: by code, without and with Shift. */
const SIGNS: Record<string, [string, string]> = { Slash: ['/', '?'], Period: ['.', '.'] };

/**
 * The shortcut that a key stands for: its letter whether caps lock is on or not, and under a layout without Latin
 * letters, such as Cyrillic or Greek, what is printed on the same key of a US keyboard. Undefined while an input method
 * composes, and for letters with Shift.
 */
export function shortcutKey(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'isComposing'>,
): string | undefined {
  const { key, code, shiftKey, isComposing } = event;
  if (isComposing) return undefined;
  const isLetter = /^[a-z]$/i.test(key);
  if (isLetter) return shiftKey ? undefined : key.toLowerCase();
  // A sign of any layout is what it says; a letter of another script is not.
  if (!/^\p{L}$/u.test(key)) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  if (letter !== undefined) return shiftKey ? undefined : letter;
  return SIGNS[code]?.[shiftKey ? 1 : 0];
}
