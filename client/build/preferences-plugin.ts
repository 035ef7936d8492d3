import type { Plugin } from 'vite';
import { PREFERENCES_PATH, PREFERENCES_SCRIPT } from '../../shared/contract/preferences-script.ts';

/** Puts into a page's head the script that applies the reader's theme and size of text before the first paint. */
export function preferencesScript(): Plugin {
  return {
    name: 'preferences-script',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [{ tag: 'script', attrs: { src: PREFERENCES_PATH }, injectTo: 'head' }],
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: PREFERENCES_PATH.slice(1), source: PREFERENCES_SCRIPT });
    },
  };
}
