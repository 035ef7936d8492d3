/** Made by `build/catalogue-plugin.ts`: the catalogues of these areas, joined with `+`, in every language. */
declare module 'virtual:catalogues/*' {
  const catalogues: import('./load-texts.ts').Catalogues;
  // biome-ignore lint/style/noDefaultExport: a module whose name says all
  export default catalogues;
}

/** The same for all languages at once, without a request for each. */
declare module 'virtual:every-catalogue/*' {
  const makers: Readonly<Record<import('../shared/domain/languages.ts').Language, import('./texts-of.ts').MakeTexts>>;
  // biome-ignore lint/style/noDefaultExport: a module whose name says all
  export default makers;
}
