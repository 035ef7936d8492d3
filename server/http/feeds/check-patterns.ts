import { cutText } from '../../../shared/domain/cut-text.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { compilePattern } from '../../../shared/node/text/pattern.ts';

const DETAIL_MAX_CHARACTERS = 200;

/** Rejects a feed's patterns that RE2 does not accept. Throws `validation_failed`. */
export async function checkPatterns(
  options: { block?: string | null | undefined; keep?: string | null | undefined } = {},
): Promise<void> {
  for (const name of ['block', 'keep'] as const) {
    const source = options[name];
    if (typeof source !== 'string') continue;
    try {
      await compilePattern(source);
    } catch (error) {
      const why = cutText(error instanceof Error ? error.message : String(error), DETAIL_MAX_CHARACTERS);
      const field = `options.${name}`;
      const detail = `must be a regular expression in the syntax of RE2: ${why}`;
      throw new NewswireError('validation_failed', `${field}: ${detail}`, [{ field, rule: 'pattern', detail }]);
    }
  }
}
