import { describe, expect, test } from 'vitest';
import { givenTopics } from '../edit-fields.ts';
import { kinds, slugs, topicsOf } from './found-topics.fixture.ts';

const TEXT =
  'The Indian Navy said on Monday that INS Sukanya stopped pirates in the Gulf of Aden. INS Sukanya had escorted ' +
  'merchant ships through the Gulf of Aden. The Indian Navy has patrolled there since March.';

describe('what the publisher gives', () => {
  test('comes first and keeps its label', () => {
    expect(givenTopics([' White House ', 'white house', '!!'])).toEqual([
      { slug: 'white-house', label: 'White House' },
    ]);
    expect(topicsOf({ headline: 'Pirates caught', text: TEXT }, ['Piracy'])[0]).toEqual({
      slug: 'piracy',
      label: 'Piracy',
    });
  });

  test('stays, also more than eight, and gets nothing beside it for a single line', () => {
    const given = Array.from({ length: 12 }, (_, index) => `Topic ${index}`);
    expect(topicsOf({ headline: 'x', text: TEXT }, given)).toHaveLength(12);
    expect(slugs({ headline: 'The bridge is closed' }, ['Weather'])).toEqual(['weather']);
  });

  test.each([
    ['Films', 'en', 'A film about a film', 'The film shows how a film is made. The filmmaker likes film.'],
    ['Cinéma', 'fr', 'Un film sur le cinéma', 'Le film raconte le cinéma. Le cinéaste aime le cinéma et son film.'],
    [
      'Election',
      'en',
      'Elections called',
      'The elections are in May. Each election has voters, and elections cost money.',
    ],
  ])('has no twin among what is found: %s', (label, language, headline, text) => {
    expect(slugs({ headline, text, language }, [label])).toHaveLength(1);
  });

  test('has a kind where its label or the text tells', () => {
    expect(
      kinds({ headline: 'Ilsa Corvane resigns', text: 'Prime Minister Ilsa Corvane resigned. Corvane smiled.' }, [
        'Ilsa Corvane',
        'France',
        'Vaccines',
        'Bank of the Estuary',
        'Corrow Strait',
        'Doorknobs',
      ]),
    ).toMatchObject({
      'ilsa-corvane': 'person',
      france: 'place',
      vaccines: 'subject',
      'bank-of-the-estuary': 'organisation',
      'corrow-strait': 'place',
      doorknobs: undefined,
    });
  });
});

describe('names', () => {
  test.each([
    [
      'Yesterday President-elect Ann Lindqvist took office in the old town hall. Later President-elect Ann Lindqvist spoke to the crowd, and Lindqvist left.',
      'ann-lindqvist',
    ],
    ['A deal by Super-agent Scott Boras is near. Then Super-agent Scott Boras left, and Boras slept.', 'scott-boras'],
    ['A film with Jean-Luc Picard opens. On Monday Jean-Luc Picard spoke, and Picard left.', 'jean-luc-picard'],
  ])('stand without a title, hyphen or not: %s', (text, slug) => {
    expect(slugs({ text })).toContain(slug);
  });

  test('that the story dwells on are found, passing ones are not', () => {
    const found = slugs({ headline: 'INS Sukanya thwarts pirates in Gulf of Aden', text: TEXT });
    expect(found).toEqual(expect.arrayContaining(['ins-sukanya', 'gulf-of-aden']));
    expect(found).not.toEqual(expect.arrayContaining(['monday']));
    expect(
      slugs({ headline: 'A dam breaks', text: `${'Water rose. '.repeat(40)}A man from Valdera watched.` }),
    ).toEqual([]);
  });

  test.each([
    ['en', 'Governor Marta Velden resigned. Reporters saw Velden leave, and Velden smiled.', 'marta-velden'],
    ['en', 'Police questioned Dr Marta Velden. Reporters saw Velden leave, and Velden smiled.', 'marta-velden'],
    ['fr', 'La police a interrogé Mme Marta Velden. Hier, Velden est partie, et Velden souriait.', 'marta-velden'],
    ['de', 'Die Polizei befragte Frau Marta Velden. Später ging Velden, und Velden lächelte.', 'marta-velden'],
    ['es', 'La policía interrogó a la señora Marta Velden. Luego salió Velden, y Velden sonrió.', 'marta-velden'],
  ])('a surname counts for its full name, without title (%s)', (language, text, slug) => {
    const found = slugs({ text, language });
    expect(found).toContain(slug);
    expect(found.filter((other) => other.includes('velden'))).toEqual([slug]);
  });

  test.each([
    ['Ships wait off Port Amsel. In Port Amsel the Port Amsel pilots strike, and Port is short.', 'port-amsel', 'port'],
    [
      'The Bank of the Estuary cut. The Bank of the Estuary met, said the Bank of the Estuary.',
      'bank-of-the-estuary',
      'bank',
    ],
    ['In Saint-Orban they sing. The choir of Saint-Orban, that is Saint-Orban.', 'saint-orban', 'orban'],
  ])('no halves: %s', (text, whole, half) => {
    expect(slugs({ text })).toContain(whole);
    expect(slugs({ text })).not.toContain(half);
  });

  test.each([
    ['en', 'Dr. Regina Benjamin spoke. Benjamin smiled, and then Benjamin left the room.', 'regina-benjamin', 'person'],
    [
      'en',
      'They have read what Martin Luther King wrote. The letters of Martin Luther King are long, but all of them like Martin Luther King.',
      'martin-luther-king',
      'person',
    ],
    [
      'en',
      'The French Open begins. At the French Open rain fell, and the French Open goes on.',
      'french-open',
      'other',
    ],
    [
      'en',
      'Police in British Columbia met. They say in British Columbia that British Columbia waits.',
      'british-columbia',
      'place',
    ],
    [
      'en',
      'The American boxer lost. The American Hasim Rahman fell, and then Rahman went home. There Rahman slept.',
      'hasim-rahman',
      'person',
    ],
    [
      'en',
      'The shares of Research In Motion fell when Research In Motion was sold; now Research In Motion waits.',
      'research-in-motion',
      'other',
    ],
    [
      'fr',
      'La Coupe de l’Estuaire commence. La finale de la Coupe de l’Estuaire, la Coupe de l’Estuaire.',
      'coupe-de-lestuaire',
      'other',
    ],
  ])('are whole and have a kind (%s): %s', (language, text, slug, kind) => {
    expect(kinds({ text, language })).toMatchObject({ [slug]: kind });
  });

  test.each([
    ['Doorknob sales rise. Doorknob makers are glad. Doorknob prices fall. Doorknob is a word.', 'en'],
    ['Screw the lid. Coat the wall. Screw it again. Coat it twice.', 'en'],
    ['Cent for cent they paid. Cent pieces are rare. Cent coins end. Cent.', 'en'],
    ['THE VALVE FAILED. THE VALVE LEAKED. THE VALVE BROKE. THE VALVE WENT.', 'en'],
    ['Vieille ville, vieille rue. Vieille porte. Vieille tour. Vieille eau.', 'fr'],
    ['Das Wasser steigt. Das Wasser fällt. Im Wasser ist Salz. Wasser ist nass.', 'de'],
    ['On Monday it rained. In March it rained. On Monday and in March it rained on Monday.', 'en'],
    ['It cost 400 km and 12 GB. The 400 km and 12 GB. Again 400 km and 12 GB, 400 km.', 'en'],
    ['They told us that the bridge was closed. The bridge let us down, and us alone.', 'en'],
  ])('sentence beginnings, capitals, calendar and units are none: %s', (text, language) => {
    expect(topicsOf({ text, language }).filter(({ kind }) => kind !== 'subject')).toEqual([]);
  });

  test('title case is none, unless the text has the name', () => {
    const text = 'The dam above Valdera broke. Villagers in Valdera fled, and Valdera is empty.';
    expect(slugs({ headline: 'Broken Dam Above Valdera Drives Villagers Out', text })).toEqual(['valdera']);
  });

  test("the publisher's own name is none", () => {
    const text = 'The harbour is full, Harbour Post reports. So says Harbour Post. It was Harbour Post again.';
    expect(slugs({ headline: 'Harbour Post news', text, publisher: 'Harbour Post' })).not.toContain('harbour-post');
  });

  test.each([
    ['de', 'Die Regierung in Wien berät. Nach dem Hochwasser reiste Anna Kessler nach Wien, und Wien half.', 'wien'],
    ['fr', 'Le maire de Lyon a parlé. Selon lui, la ville de Lyon attend le préfet, et Lyon espère.', 'lyon'],
    ['es', 'El alcalde de Sevilla habló. Según él, en Sevilla no hubo heridos, y Sevilla espera.', 'sevilla'],
    ['pt', 'O prefeito de Recife falou. Segundo ele, em Recife não houve feridos, e Recife espera.', 'recife'],
    ['it', 'Il sindaco di Torino ha parlato. Secondo lui a Torino non ci sono feriti, e Torino aspetta.', 'torino'],
  ])('are found in %s', (language, text, slug) => {
    expect(slugs({ text, language })).toContain(slug);
  });
});

test.each([
  ['ja', '首相は東京で会見した。'],
  ['ar', 'قال الرئيس اليوم إن المحادثات ستستمر'],
  ['ru', 'Президент заявил сегодня, что переговоры продолжатся'],
  [null, '首相は東京で会見した。'],
  ['en', '…'],
])('%s keeps the topics that were given and does not fall over', (language, text) => {
  expect(slugs({ headline: text, text, language }, ['World'])).toEqual(['world']);
});
