import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { EARLY_MARKUP, sourceOf } from './early-script.ts';

/** The page that was built, in the two forms in which it is served. */
export interface BuiltPage {
  /** As it was built: what is seen comes with the scripts. */
  empty: string;
  /** For a page that has something to read before any script: styles in it, scripts after the first paint. */
  early: string;
  /** What a policy must allow for the styles of `early`. */
  styleSources: string[];
}

const STYLESHEET = /<link rel="stylesheet"[^>]*href="(\/assets\/[^"]+)"[^>]*>/g;
const PRELOAD = /<link rel="modulepreload"/g;
/** The one that headlines are set in. */
const FONT = /url\((\/assets\/newsreader-latin-opsz-normal[^)]+\.woff2)\)/;
const ENTRY = /<script type="module"[^>]*src="([^"]+)"[^>]*><\/script>/;

/** Reads the page that was built into this folder; a new build is noticed. */
export function openBuiltPage(pageDir: string): () => Promise<BuiltPage> {
  let last: BuiltPage | undefined;
  return async () => {
    const empty = await readFile(path.join(pageDir, 'index.html'), 'utf8').catch(() => undefined);
    if (empty === undefined) throw new NewswireError('not_found', 'The page is not built: run `npm run build`.');
    if (last?.empty !== empty) last = await prepare(empty, pageDir);
    return last;
  };
}

async function prepare(empty: string, pageDir: string): Promise<BuiltPage> {
  const files = [...empty.matchAll(STYLESHEET)].map(([, file]) => path.join(pageDir, file ?? ''));
  const styles = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  // Between the words of a file that we have built nothing can end the element.
  const remaining = [...styles];
  const early = empty
    // The element stays, and fetches nothing: chunks that come later ask it whether their styles are there.
    .replace(STYLESHEET, (link) => `<style>${remaining.shift()}</style>${link.replace('>', ' disabled>')}`)
    .replace(PRELOAD, '<link rel="later"')
    .replace(ENTRY, (_, entry) => `<script type="text/plain" data-later="${entry}"></script>`)
    .replace('</title>', `</title>${preloadFont(styles.join(''))}${EARLY_MARKUP}`);
  return { empty, early, styleSources: styles.map(sourceOf) };
}

/** A font that is preloaded is waited for for a moment, or not used at all: text that stands there does not move. */
function preloadFont(styles: string): string {
  const file = FONT.exec(styles)?.[1];
  return file === undefined ? '' : `<link rel="preload" as="font" type="font/woff2" crossorigin href="${file}">`;
}
