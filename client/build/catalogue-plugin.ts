import type { Plugin, Rolldown } from 'vite';
import { LANGUAGES, type Language } from '../../shared/domain/languages.ts';
import { catalogueFile, compileAreas, fingerprintOf } from '../../shared/languages/read-catalogue.ts';

const OF_ALL = 'virtual:catalogues/';
const EVERY = 'virtual:every-catalogue/';
const OF_ONE = 'virtual:catalogue/';
/** Marks a module that only this plugin can load. */
const OWN = '\0';

/**
 * Makes modules of texts from the catalogues: `virtual:catalogues/page+rules` loads the texts of both areas in a
 * language on demand, so that a page loads one language only. Messages become strings and functions: the page needs no
 * parser.
 */
export function catalogueModules(): Plugin {
  let isBuild = false;
  return {
    name: 'catalogue-modules',
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    resolveId: {
      filter: { id: /^virtual:(every-)?catalogues?\// },
      handler: (id) => OWN + id,
    },
    load: {
      filter: { id: /^\0virtual:(every-)?catalogues?\// },
      handler(id) {
        if (id.startsWith(OWN + OF_ALL)) {
          const areas = id.slice(OWN.length + OF_ALL.length);
          return isBuild ? emitAll(this, areas) : loadersOf(areas);
        }
        if (id.startsWith(OWN + EVERY)) return everyOf(id.slice(OWN.length + EVERY.length));
        const [language, areas = ''] = id.slice(OWN.length + OF_ONE.length).split('/');
        const names = areas.split('+');
        for (const area of names)
          for (const of of ['en', language]) this.addWatchFile(catalogueFile(of as Language, area));
        return compileAreas(language as Language, names);
      },
    },
  };
}

/** The module of the texts of these areas in one language. */
export function catalogueModule(language: Language, areas: string): string {
  return `${OWN}${OF_ONE}${language}/${areas}`;
}

function loadersOf(areas: string): string {
  const loaders = LANGUAGES.map((language) => `${language}: () => import('${OF_ONE}${language}/${areas}')`);
  return `const loaders = { ${loaders.join(', ')} };\nexport default (language) => loaders[language]();`;
}

/** Builds a file for each language, named by the content of all, so that the page needs one address and not eight. */
function emitAll(build: Rolldown.PluginContext, areas: string): string {
  const hash = fingerprintOf(areas.split('+'));
  for (const language of LANGUAGES) {
    const fileName = `assets/texts-${language}-${hash}.js`;
    build.emitFile({ type: 'chunk', id: `${OF_ONE}${language}/${areas}`, fileName, preserveSignature: 'strict' });
  }
  return `export default (language) => import(/* @vite-ignore */ \`./texts-\${language}-${hash}.js\`);`;
}

function everyOf(areas: string): string {
  const imports = LANGUAGES.map((language) => `import ${language} from '${OF_ONE}${language}/${areas}';`);
  return `${imports.join('\n')}\nexport default { ${LANGUAGES.join(', ')} };`;
}

/** What a built chunk has the texts of; undefined for one that is no catalogue. */
export function catalogueIn({ facadeModuleId }: { facadeModuleId: string | null }) {
  if (!facadeModuleId?.startsWith(OWN + OF_ONE)) return undefined;
  const [language = '', areas = ''] = facadeModuleId.slice(OWN.length + OF_ONE.length).split('/');
  return { language, areas };
}
