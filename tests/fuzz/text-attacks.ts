import type { BodyFormat } from '../../shared/domain/story.ts';

/** Pieces that, repeated, have cost parsers of such texts the square of their number, or their stack. */
const PIECES: Record<BodyFormat, readonly string[]> = {
  markdown: [
    ...['_a__b', '*a**b', '*a ', '**a*', '*_**__a', '~~a', '`a', '\\', '[', '[a](', '[a](<b', '[a](b "', '![[', '[a'],
    ...['[a]: b\n', '[\\', '[^1]', '> ', '>\n', '> - ', '- ', '* ', '- [ ] ', '# ', '-\n', 'a\n=\n', '```\n', 'a\n'],
    ...['<', '<a ', '<!--', '<![CDATA[', '<?', '&', '&#x1', 'http://', 'www.', 'a@a.', '"a@', '|', '|-', '<b>*'],
  ],
  html: [
    ...['<div>', '<p>', '<p><div>', '<b>', '<b>x', '<a>', '<a href=https://a>', '<h1>', '<ul><li>', '<table><tr><td>'],
    ...['<blockquote><p>', '<svg>', '<form>', '<textarea>', '<script>', '<option>', '</p>', '<', '<a ', '<a href="'],
    ...['<a a=b ', '<!--', '<![CDATA[', '<?', '&', '&amp;', '&#x1', '&notit;', '>', '&#x301;&#x316;', '&lt;a '],
  ],
  text: [
    ...['a', 'a ', 'Ab ', 'A', '.', 'A. ', 'Mr. ', 'A of ', 'Ann and ', 'a\n', ' ', "a'", 'a-', '1,', '東京', 'สวัสดี'],
    ...['\u0301', '\u0301\u0316', '\u0344', '\u200d', '\ud800', '👩‍👩‍👧‍👦', 'http://a.b/', 'a@', '$1', '“'],
  ],
};

export interface TextAttack {
  name: string;
  body: string;
  bodyFormat: BodyFormat;
}

/** Bodies of this length that nobody writes, for every format. */
export function textAttacks(characters: number): TextAttack[] {
  const repeated = Object.entries(PIECES).flatMap(([format, pieces]) =>
    pieces.map((piece) => attack(format as BodyFormat, piece, fill(piece, characters))),
  );
  const half = Math.floor(characters / 2);
  const rows = Math.floor(Math.sqrt(characters));
  return [
    ...repeated,
    attack('markdown', 'a long name and @', `${fill('a', characters - 1)}@`),
    attack('markdown', 'a wide table', `${fill('|a', half / 2)}|\n${fill('|-', half / 2)}|\n${fill('|\n', half)}`),
    attack(
      'markdown',
      'lists in lists',
      lines(rows, (row) => `${' '.repeat(row)}- a`, characters),
    ),
    attack(
      'markdown',
      'quotes in quotes',
      lines(rows, (row) => `${'>'.repeat(row)} a`, characters),
    ),
    attack(
      'markdown',
      'growing code marks',
      lines(rows, (row) => '`'.repeat(row), characters),
    ),
    attack('markdown', 'emphasis in emphasis', fill('*a ', half) + fill('a* ', half)),
    attack('html', 'opened, and closed', fill('<div>', half) + fill('</div>', half)),
    attack('html', 'opened, and others closed', fill('<i>', half) + fill('</b>', half)),
    attack('html', 'many attributes', `<p ${lines(characters / 8, (row) => `a${row}=b`, characters - 10)}>`),
    attack('text', 'two kinds of marks', `a${fill('\u0301', half)}${fill('\u0316', half)}`),
    attack(
      'text',
      'words of one publisher',
      lines(characters / 8, (row) => `Wd${row}`, characters).replaceAll('\n', ' '),
    ),
  ];
}

function attack(bodyFormat: BodyFormat, name: string, body: string): TextAttack {
  return { name: `${bodyFormat}: ${JSON.stringify(name)}`, body, bodyFormat };
}

function fill(piece: string, characters: number): string {
  return piece.repeat(Math.ceil(characters / piece.length)).slice(0, characters);
}

function lines(count: number, line: (row: number) => string, characters: number): string {
  return Array.from({ length: count }, (_, row) => line(row))
    .join('\n')
    .slice(0, characters);
}
