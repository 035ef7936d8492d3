import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DROPPED, KEPT, RENAMED } from '../../shared/node/text/html-elements.ts';
import { MATH_DROPPED, MATH_KEPT, MATH_RENAMED } from '../../shared/node/text/mathml-elements.ts';
import { sanitiseBody } from '../../shared/node/text/sanitise.ts';
import { ROOT } from './source-files.ts';

/** The elements of the HTML standard, its obsolete ones, and those that were never in it but in browsers. */
const HTML_NAMES = `a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink
  blockquote body br button canvas caption center cite code col colgroup command content data datalist dd del details dfn
  dialog dir div dl dt em embed fencedframe fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6
  head header hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark
  marquee math menu menuitem meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option
  output p param picture plaintext portal pre progress q rb rp rt rtc ruby s samp script search section select
  selectedcontent shadow slot small source spacer span strike strong style sub summary sup svg table tbody td template
  textarea tfoot th thead time title tr track tt u ul var video wbr xmp`.split(/\s+/);

/** The elements of MathML Core, those of MathML 3 that browsers drew, and two of its content markup. */
const MATH_NAMES = `annotation annotation-xml apply ci cn csymbol maction maligngroup malignmark math menclose merror
  mfenced mfrac mglyph mi mlabeledtr mlongdiv mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms
  mscarries mscarry msgroup msline mspace msqrt msrow mstack mstyle msub msubsup msup mtable mtd mtext mtr munder
  munderover none plus semantics`.split(/\s+/);

interface Row {
  name: string;
  becomes: string;
  example: string;
  result: string;
}

const [, html = '', formulas = ''] = readFileSync(path.join(ROOT, 'docs/bodies.md'), 'utf8').split(/^## /m);

function rowsOf(section: string): Row[] {
  return [...section.matchAll(/^\| `(\S+)` \| (.+?) \| `(.+?)` \| (?:`(.*)`|nothing) \|$/gm)].map(
    ([, name = '', becomes = '', example = '', result = '']) => ({ name, becomes, example, result }),
  );
}

test.each([
  ['HTML', html, HTML_NAMES],
  ['MathML', formulas, MATH_NAMES],
])('EDIT11: docs/bodies.md has every element of %s once', (_, section, names) => {
  const named = rowsOf(section).map(({ name }) => name);
  expect([...named].sort()).toEqual([...names].sort());
});

test.each([...rowsOf(html), ...rowsOf(formulas)])('EDIT11: $name is $becomes: $example', ({ example, result }) => {
  expect(sanitiseBody(example, 'html')).toBe(result);
});

test('EDIT11: what docs/bodies.md says of an element is what the lists say', () => {
  const said = (section: string, becomes: string): string[] =>
    rowsOf(section)
      .filter((row) => row.becomes === becomes)
      .map(({ name }) => name);
  const renamed = (section: string): [string, string][] =>
    rowsOf(section).flatMap(({ name, becomes }) => {
      const other = /^as `(\w+)`$/.exec(becomes)?.[1];
      return other === undefined || name === 'plus' ? [] : [[name, other]];
    });
  // These three are raw text, so that they are renamed before the sanitiser parses them.
  const raw = { listing: 'pre', plaintext: 'pre', xmp: 'pre' };
  expect(said(html, 'kept')).toEqual(Object.keys(KEPT));
  expect(said(html, 'dropped')).toEqual(DROPPED);
  expect(Object.fromEntries(renamed(html))).toEqual({ ...RENAMED, ...raw });
  expect(said(formulas, 'kept').sort()).toEqual(Object.keys(MATH_KEPT).sort());
  expect(said(formulas, 'dropped')).toEqual(MATH_DROPPED);
  expect(Object.fromEntries(renamed(formulas))).toEqual(MATH_RENAMED);
});
