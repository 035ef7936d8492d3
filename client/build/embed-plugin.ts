import { build, type Plugin } from 'vite';

/** What reads a page's `color-scheme` by `light-dark()`; for older targets it would be written anew, and wrongly. */
const CSS_TARGET = ['chrome123', 'firefox120', 'safari17.5'];

/**
 * Builds the column for other people's pages as one classic script at `/embed.js`, without Preact and apart from the
 * readers' page, whose chunks it does not change.
 */
export function embedScript(options: { root: string; entry: string; outDir: string }): Plugin {
  return {
    name: 'embed-script',
    apply: 'build',
    async closeBundle() {
      await build({
        configFile: false,
        root: options.root,
        logLevel: 'error',
        publicDir: false,
        build: {
          outDir: options.outDir,
          emptyOutDir: false,
          cssTarget: CSS_TARGET,
          modulePreload: { polyfill: false },
          rolldownOptions: { input: options.entry, output: { format: 'iife', entryFileNames: 'embed.js' } },
        },
      });
    },
  };
}
