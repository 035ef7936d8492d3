import { readFileSync } from 'node:fs';
import path from 'node:path';
import satisfies from 'spdx-satisfies';
import { expect, test } from 'vitest';
import { ROOT } from './source-files.ts';

/** What may be used without asking for more than to be named, or to have changes of its own files published. */
const ALLOWED = [
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'MPL-2.0',
];

const LIBVIPS_BECAUSE = 'libvips, a library of its own that is linked dynamically and installed unchanged';
/** The platforms for which sharp comes with libvips. */
const LIBVIPS = [
  ...['libvips-darwin-arm64', 'libvips-darwin-x64', 'libvips-linux-arm', 'libvips-linux-arm64', 'libvips-linux-ppc64'],
  ...['libvips-linux-riscv64', 'libvips-linux-s390x', 'libvips-linux-x64'],
  ...['libvips-linuxmusl-arm64', 'libvips-linuxmusl-x64'],
].map((name) => [`@img/sharp-${name}`, { licence: 'LGPL-3.0-or-later', because: LIBVIPS_BECAUSE }]);
const LIBVIPS_INSIDE = ['win32-arm64', 'win32-ia32', 'win32-x64'].map((name) => [
  `@img/sharp-${name}`,
  { licence: 'Apache-2.0 AND LGPL-3.0-or-later', because: LIBVIPS_BECAUSE },
]);

/** By name, with the reason. */
const ALLOWED_BY_NAME: Record<string, { licence: string; because: string }> = {
  '@fontsource-variable/inter': { licence: 'OFL-1.1', because: 'a font, served as it is' },
  ...Object.fromEntries([...LIBVIPS, ...LIBVIPS_INSIDE]),
  '@img/sharp-wasm32': { licence: 'Apache-2.0 AND LGPL-3.0-or-later AND MIT', because: LIBVIPS_BECAUSE },
  '@fontsource-variable/newsreader': { licence: 'OFL-1.1', because: 'a font, served as it is' },
  'caniuse-lite': { licence: 'CC-BY-4.0', because: 'a table of browsers, used while building' },
  'xmlhttprequest-ssl': { licence: 'MIT', because: 'its file LICENSE says so, its package.json nothing' },
};

interface Locked {
  dev?: boolean;
  license?: string;
}

const { packages } = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};
// The first is the project itself.
const used = Object.entries(packages)
  .filter(([place, { dev }]) => place !== '' && !dev)
  .map(([place, { license }]) => ({ name: place.replace(/^.*node_modules\//, ''), licence: license }));

test('everything that is installed for use comes under a licence of the list', () => {
  expect(used.length).toBeGreaterThan(200);
  const refused = used.filter(({ name, licence }) => {
    const byName = ALLOWED_BY_NAME[name];
    if (byName && (licence === undefined || licence === byName.licence)) return false;
    return licence === undefined || !isAllowed(licence);
  });
  expect(refused).toEqual([]);
});

test('the list refuses what is not on it, and has nobody who is gone', () => {
  expect([isAllowed('GPL-3.0-only'), isAllowed('(MIT OR GPL-3.0-only)'), isAllowed('MIT AND GPL-2.0-only')]).toEqual([
    false,
    true,
    false,
  ]);
  expect(isAllowed('SEE LICENSE IN LICENSE')).toBe(false);
  const names = used.map(({ name }) => name);
  expect(Object.keys(ALLOWED_BY_NAME).filter((name) => !names.includes(name))).toEqual([]);
});

function isAllowed(licence: string): boolean {
  try {
    return satisfies(licence, ALLOWED);
  } catch {
    // No expression of SPDX.
    return false;
  }
}
