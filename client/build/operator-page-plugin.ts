import preact from '@preact/preset-vite';
import { build, type Plugin } from 'vite';
import { catalogueLinks } from './catalogue-links.ts';
import { catalogueModules } from './catalogue-plugin.ts';
import { CSS_TARGET } from './css-target.ts';
import { preferencesScript } from './preferences-plugin.ts';

/**
 * Builds a page for operators after the readers' page, into its own folder. It shares no chunks with the readers' page,
 * which stays small, and the server can keep the whole folder behind a sign-in.
 */
export function operatorPage(options: { name: string; root: string; outDir: string }): Plugin {
  return {
    name: `${options.name}-page`,
    apply: 'build',
    async closeBundle() {
      await build({
        configFile: false,
        root: options.root,
        base: `/${options.name}/`,
        logLevel: 'error',
        publicDir: false,
        plugins: [
          preact(),
          catalogueModules(),
          catalogueLinks({ '/index.html': `${options.name}+display` }),
          preferencesScript(),
        ],
        build: {
          outDir: options.outDir,
          emptyOutDir: true,
          assetsDir: 'assets',
          assetsInlineLimit: 0,
          cssTarget: CSS_TARGET,
          modulePreload: { polyfill: false },
        },
      });
    },
  };
}
