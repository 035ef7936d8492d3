import { build, type Plugin } from 'vite';
import { catalogueModules } from './catalogue-plugin.ts';
import { CSS_TARGET } from './css-target.ts';

/**
 * Builds one classic script at the root, without Preact and separately, so that it does not change the chunks of the
 * readers' page: the column for other sites, and the sign-in of people.
 */
export function classicScript(options: { root: string; entry: string; file: string }): Plugin {
  return {
    name: `classic-script-${options.file}`,
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
          rolldownOptions: { input: options.entry, output: { format: 'iife', entryFileNames: options.file } },
        },
      });
    },
  };
}
