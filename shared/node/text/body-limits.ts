import { Parser } from 'htmlparser2';
import { NewswireError } from '../../domain/errors.ts';
import type { BodyFormat } from '../../domain/story.ts';

/** The same limit as in browsers (`maximumHTMLParserDOMTreeDepth` of WebKit and Blink). */
export const ELEMENTS_DEEP_MAX = 512;

const TOO_DEEP = `must not nest elements more than ${ELEMENTS_DEEP_MAX} deep`;

const TOO_DEEP_ERRORS = [{ field: 'body', rule: 'too_deep', detail: TOO_DEEP }];

/** The error for such a body, with field and rule. */
export function tooDeep(): NewswireError {
  return new NewswireError('validation_failed', `body ${TOO_DEEP}`, TOO_DEEP_ERRORS);
}

/**
 * Throws `validation_failed` for a body that clearly nests too deeply, in linear time. The sanitiser decides the rest:
 * it treats fewer tags as closed, and it sees the HTML that Markdown produces.
 */
export function checkBody({
  body,
  bodyFormat,
}: {
  body?: string | null | undefined;
  bodyFormat?: BodyFormat | undefined;
}): void {
  if (bodyFormat === 'html' && body && isTooDeep(body)) throw tooDeep();
}

function isTooDeep(html: string): boolean {
  if (!hasManyTags(html)) return false;
  let depth = 0;
  let isDeep = false;
  const parser = new Parser({
    onopentagname() {
      depth += 1;
      if (depth <= ELEMENTS_DEEP_MAX) return;
      isDeep = true;
      parser.pause();
    },
    onclosetag() {
      depth -= 1;
    },
  });
  parser.end(html);
  return isDeep;
}

/** True when there are enough tags to nest that deeply. */
export function hasManyTags(html: string): boolean {
  let tags = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    tags += 1;
    if (tags > ELEMENTS_DEEP_MAX) return true;
  }
  return false;
}
