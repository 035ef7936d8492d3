import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PREFERENCES_PATH } from '../../../shared/contract/preferences-script.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { EARLY_MARKUP, sourceOf } from './early-script.ts';

/** The built page, in the two forms in which it is served. */
export interface BuiltPage {
  /** As built: the scripts render the content. */
  empty: string;
  /** For pages with content before any script runs: inline styles, and scripts only after the first paint. */
  early: string;
  /** The sources that the content security policy must allow for the styles of `early`. */
  styleSources: string[];
}

const STYLESHEET = /<link rel="stylesheet"[^>]*href="(\/assets\/[^"]+)"[^>]*>/g;
const PRELOAD = /<link rel="modulepreload"/g;
/** The fonts of headlines and of everything else, in the letters of most texts. */
const FONTS = /\/assets\/(?:newsreader-latin-opsz|inter-latin-wght)-normal[^)]+\.woff2/g;
const PREFERENCES = `<script src="${PREFERENCES_PATH}"></script>`;
const ENTRY = /<script type="module"[^>]*src="([^"]+)"[^>]*><\/script>/;

/** Reads the page built into this folder; picks up a new build. */
export function openBuiltPage(pageDir: string, file: string): () => Promise<BuiltPage> {
  let last: BuiltPage | undefined;
  return async () => {
    const empty = await readFile(path.join(pageDir, file), 'utf8').catch(throwNotBuilt);
    if (last?.empty !== empty) last = await prepare(empty, pageDir);
    return last;
  };
}

function throwNotBuilt(error: NodeJS.ErrnoException): never {
  if (error.code !== 'ENOENT') throw error;
  throw new NewswireError('not_found', 'The page is not built: run `npm run build`.');
}

async function prepare(empty: string, pageDir: string): Promise<BuiltPage> {
  const files = [...empty.matchAll(STYLESHEET)].map(([, file]) => path.join(pageDir, file ?? ''));
  const styles = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  // The inlined styles need no escaping: they come from the build.
  const remaining = [...styles];
  const early = empty
    // The link stays but loads nothing: chunks that load later check it to see that their styles are present.
    .replace(STYLESHEET, (link) => `<style>${remaining.shift()}</style>${link.replace('>', ' disabled>')}`)
    .replace(PRELOAD, '<link rel="later"')
    .replace(PREFERENCES, '')
    .replace(ENTRY, (_, entry) => `<script type="text/plain" data-later="${entry}"></script>`)
    .replace('</title>', `</title>${preloadFonts(styles.join(''))}${EARLY_MARKUP}`);
  return { empty, early, styleSources: styles.map(sourceOf) };
}

/** Preloaded fonts are there with the first paint, so that hardly a text is drawn twice. */
function preloadFonts(styles: string): string {
  return [...new Set(styles.match(FONTS))]
    .map((file) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${file}">`)
    .join('');
}
