import { NewswireError } from '../../../shared/domain/errors.ts';

/** Rejects a selector of a page's text that is not one of CSS. Throws `validation_failed`. */
export async function checkSelector(options: { fullTextSelector?: string | null | undefined } = {}): Promise<void> {
  const { fullTextSelector: selector } = options;
  if (typeof selector !== 'string') return;
  // A large module that few operators need.
  const { parseHTML } = await import('linkedom');
  try {
    parseHTML('<html><body><p></p></body></html>').document.querySelector(selector);
  } catch {
    const field = 'options.fullTextSelector';
    const detail = 'must be a CSS selector, such as .article-body';
    throw new NewswireError('validation_failed', `${field}: ${detail}`, [{ field, rule: 'pattern', detail }]);
  }
}
