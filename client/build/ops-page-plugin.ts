import preact from '@preact/preset-vite';
import { build, type Plugin } from 'vite';

/**
 * Builds the operators' page after the readers', into a folder of its own: it shares no chunk with their page, which
 * stays as small as it is, and the server can keep all of it behind a sign-in.
 */
export function opsPage(options: { root: string; outDir: string }): Plugin {
  return {
    name: 'ops-page',
    apply: 'build',
    async closeBundle() {
      await build({
        configFile: false,
        root: options.root,
        base: '/ops/',
        logLevel: 'error',
        publicDir: false,
        plugins: [preact()],
        build: {
          outDir: options.outDir,
          emptyOutDir: true,
          assetsDir: 'assets',
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
        },
      });
    },
  };
}
