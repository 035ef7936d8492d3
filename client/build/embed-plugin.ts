import { build, type Plugin } from 'vite';
import { catalogueModules } from './catalogue-plugin.ts';
import { CSS_TARGET } from './css-target.ts';

/**
 * Builds the column for other sites as one classic script at `/embed.js`, without Preact and separately, so that it
 * does not change the chunks of the readers' page.
 */
export function embedScript(options: { root: string; entry: string }): Plugin {
  return {
    name: 'embed-script',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      await build({
        configFile: false,
        root: options.root,
        logLevel: 'error',
        publicDir: false,
        plugins: [catalogueModules()],
        build: {
          outDir: dir,
          emptyOutDir: false,
          cssTarget: CSS_TARGET,
          modulePreload: { polyfill: false },
          rolldownOptions: { input: options.entry, output: { format: 'iife', entryFileNames: 'embed.js' } },
        },
      });
    },
  };
}
