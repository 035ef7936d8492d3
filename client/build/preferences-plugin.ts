import type { Plugin } from 'vite';
import { CATALOGUE_SCRIPT, PREFERENCES_PATH, PREFERENCES_SCRIPT } from '../../shared/contract/preferences-script.ts';

/** Puts into a page's head the script that applies the reader's theme, size of text and language before the first paint. */
export function preferencesScript(): Plugin {
  return {
    name: 'preferences-script',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [{ tag: 'script', attrs: { src: PREFERENCES_PATH }, injectTo: 'head' }],
    },
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: PREFERENCES_PATH.slice(1),
        source: `${PREFERENCES_SCRIPT}\n${CATALOGUE_SCRIPT}`,
      });
    },
  };
}
