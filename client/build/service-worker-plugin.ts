import { build, type Plugin, type Rolldown } from 'vite';
import { PREFERENCES_PATH } from '../../shared/contract/preferences-script.ts';
import { LANGUAGES } from '../../shared/domain/languages.ts';
import { catalogueIn } from './catalogue-plugin.ts';

type Bundle = Rolldown.OutputBundle;

/** Files outside the bundle that the page needs offline. */
const PUBLIC_FILES = [
  '/icons/icon.svg',
  '/icons/icon-dot.svg',
  '/icons/icon-192.png',
  '/manifest.webmanifest',
  PREFERENCES_PATH,
];

/**
 * Builds the service worker after the page, as one classic script at `/sw.js` with the list of the page's files. A
 * module worker would not need a second build, but not every browser supports one.
 */
export function serviceWorker(options: { root: string; entry: string }): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const files = ['/index.html', ...pageFiles(bundle).map((name) => `/${name}`), ...PUBLIC_FILES];
      const catalogues = cataloguesIn(bundle);
      const html = bundle['index.html'];
      const version = fingerprint(
        JSON.stringify([files, catalogues, html?.type === 'asset' ? html.source.toString() : '']),
      );
      await build({
        configFile: false,
        root: options.root,
        logLevel: 'error',
        publicDir: false,
        define: {
          SHELL_FILES: JSON.stringify(files),
          SHELL_CATALOGUES: JSON.stringify(catalogues),
          SHELL_VERSION: JSON.stringify(version),
        },
        build: {
          outDir: dir,
          emptyOutDir: false,
          rolldownOptions: { input: options.entry, output: { format: 'iife', entryFileNames: 'sw.js' } },
        },
      });
    },
  };
}

/** The scripts and styles that `index.html` may load. */
function pageFiles(bundle: Bundle): string[] {
  const found = new Set<string>();
  const add = (name: string): void => {
    const chunk = bundle[name];
    if (found.has(name) || chunk?.type !== 'chunk' || catalogueIn(chunk) !== undefined) return;
    found.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) add(next);
  };
  for (const chunk of Object.values(bundle)) {
    if (chunk.type === 'chunk' && chunk.isEntry && chunk.facadeModuleId?.endsWith('/index.html')) add(chunk.fileName);
  }
  return [...found];
}

/** The catalogues of the readers' page and of what it loads, by language: a reader keeps those of one. */
function cataloguesIn(bundle: Bundle): Record<string, string[]> {
  const chunks = Object.values(bundle).filter((chunk) => chunk.type === 'chunk');
  const isOfOtherPage = (areas: string | undefined): boolean => areas === 'live' || areas?.startsWith('desk') === true;
  return Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      chunks
        .filter((chunk) => catalogueIn(chunk)?.language === language && !isOfOtherPage(catalogueIn(chunk)?.areas))
        .map(({ fileName }) => `/${fileName}`),
    ]),
  );
}

/** FNV-1a: a different text gives a different version; collisions on purpose are no concern. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}
