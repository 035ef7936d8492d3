import type { AlertWishes } from '../../../shared/contract/alert-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';

/** The rules and mutes of one network's addresses together, as JSON. */
export const BYTES_MAX = 512 * 1_024;
const WISHES_MAX_BYTES = 16 * 1_024;

/** The size of an address's rules and mutes; throws `validation_failed` when they are too large. */
export function wishesBytes({ rules, mutes }: AlertWishes): number {
  const bytes = Buffer.byteLength(JSON.stringify({ rules, mutes }));
  if (bytes <= WISHES_MAX_BYTES) return bytes;
  const detail = `and mutes must take at most ${WISHES_MAX_BYTES} bytes together`;
  throw new NewswireError('validation_failed', `rules: ${detail}`, [{ field: 'rules', rule: 'too_large', detail }]);
}
