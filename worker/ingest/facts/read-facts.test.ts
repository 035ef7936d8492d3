import { describe, expect, test } from 'vitest';
import { newFacts } from '../../../shared/domain/new-facts.ts';
import type { StoryFacts } from '../../../shared/domain/story-facts.ts';
import { readStory } from '../reading/read-story.ts';

interface TestStory {
  headline: string;
  body: string;
  summary?: string;
  language?: string;
}

function read(story: TestStory): StoryFacts {
  const { facts } = readStory({ payload: story, publisherName: 'The Harbour Post', receivedAt: new Date(0) });
  return facts;
}

/** What each report adds to those before, with its new parts. */
function added(...stories: TestStory[]): { text: string; parts: string[] }[][] {
  return newFacts(stories.map(read), { each: 3, total: 20 }).map((sentences) =>
    sentences.map(({ text, marks }) => ({ text, parts: marks.map(([from, to]) => text.slice(from, to)) })),
  );
}

const FIRST: TestStory = {
  headline: 'Ferry Calloway runs aground off Brannock Point',
  body: 'The ferry Calloway ran aground off Brannock Point on Tuesday with 212 passengers aboard. Lifeboats from Port Amsel took everyone off, said Captain Ilse Vorn.',
  language: 'en',
};

describe('what a later report adds', () => {
  test('is its sentences with names and numbers that no earlier report had', () => {
    const later = {
      ...FIRST,
      body: 'The ferry Calloway ran aground with 212 passengers aboard. The owner, Meridian Lines, put the damage at $4.5 million. Nobody was hurt, Captain Vorn said.',
    };
    expect(added(FIRST, later)[1]).toEqual([
      {
        text: 'The owner, Meridian Lines, put the damage at $4.5 million.',
        parts: ['Meridian Lines', '$4.5 million'],
      },
    ]);
  });

  test('is nothing for the same text, a shorter one, or a publisher that repeats itself', () => {
    const cut = { ...FIRST, body: FIRST.body.split('. ')[0] as string };
    expect(added(FIRST, FIRST, cut)).toEqual([[], [], []]);
  });

  test('is no surname of a person who was named, and no date', () => {
    const later = { ...FIRST, body: 'The ferry was examined by Vorn on Wednesday, 14 May 2026, the coastguard said.' };
    expect(added(FIRST, later)[1]).toEqual([]);
  });

  test('is a number that has changed, though the words are the same', () => {
    const toll = (dead: string): TestStory => ({
      headline: `Storm in Velmark: ${dead} dead`,
      body: `At least ${dead} people died in the storm in Velmark, the police said.`,
      language: 'en',
    });
    expect(added(toll('4'), toll('four'), toll('nine'))).toEqual([
      [],
      [],
      [{ text: expect.any(String), parts: ['nine'] }],
    ]);
  });

  test('is no small number alone, which any text has', () => {
    const later = { ...FIRST, body: 'Passengers of the ferry Calloway waited for three hours on the rocks at night.' };
    expect(added(FIRST, later)[1]).toEqual([]);
  });

  test('is nothing in bylines, links, captions and headings', () => {
    const later = {
      ...FIRST,
      body: 'Reporting by Teo Anselm in Velmark.\n\nRead more: 400 ferries are too old.\n\nPhoto: Oda Brekke/Meridian.\n\nThe view from Quenara',
    };
    expect(added(FIRST, later)[1]).toEqual([]);
  });

  test.each([
    ['de', 'Die Fähre Calloway lief auf Grund. Der Schaden beträgt nach Angaben der Polizei 4,5 Millionen Euro.'],
    ['fr', 'Le ferry Calloway s’est échoué. Les dégâts s’élèvent selon la police à 4,5 millions d’euros.'],
    ['es', 'El ferry Calloway encalló. Los daños ascienden, según la policía, a 4,5 millones de euros.'],
    ['pt', 'O ferry Calloway encalhou. Os danos chegam, segundo a polícia, a 4,5 milhões de euros.'],
    ['it', 'Il traghetto Calloway si è arenato. I danni ammontano, secondo la polizia, a 4,5 milioni di euro.'],
    ['en', 'The ferry Calloway ran aground. The damage is put by the police at 4.5 million euros.'],
  ])('is found in six languages and known in all: %s', (language, body) => {
    const report = { headline: 'Calloway', body, language };
    const english = {
      headline: 'Calloway',
      body: 'The damage to the Calloway is put at €4.5 million now.',
      language: 'en',
    };
    expect(added(FIRST, report)[1]).toMatchObject([{ parts: [expect.stringContaining('4')] }]);
    expect(added(FIRST, report, english)[2]).toEqual([]);
  });

  test('is read from the summary when there is no text', () => {
    const later = { headline: 'Ferry afloat', summary: 'Tugs of Meridian Salvage pulled the Calloway free.', body: '' };
    expect(added(FIRST, later)[1]).toMatchObject([{ parts: ['Meridian Salvage'] }]);
  });
});

describe('whatever a publisher sends', () => {
  const HOSTILE: [name: string, body: string][] = [
    [
      'ten thousand sentences',
      Array.from({ length: 10_000 }, (_, no) => `Person A${no} Berg paid $${no + 13}.`).join(' '),
    ],
    ['a giant word', `${'Ab'.repeat(200_000)} was paid $40 million.`],
    ['only capitals', 'A '.repeat(100_000)],
    ['only marks', '. '.repeat(100_000)],
    ['one long sentence', `${'the mayor of Port Amsel paid 31 dollars and '.repeat(3_000)}left.`],
    ['letters of many marks', `e${'\u0301'.repeat(50_000)} cost $40 million.`],
  ];

  test.each(HOSTILE)('is kept within the limits: %s', (_name, body) => {
    const { known, sentences } = read({ headline: 'x', body, language: 'en' });
    expect(sentences.length).toBeLessThanOrEqual(24);
    expect(sentences.flatMap(({ facts, minor = [] }) => [...facts, ...minor]).length).toBeLessThanOrEqual(40);
    expect(JSON.stringify(sentences).length).toBeLessThanOrEqual(4_100);
    expect(known.length).toBeLessThan(10_000);
    for (const { text, facts } of sentences) {
      expect(text.length).toBeLessThanOrEqual(240);
      for (const [from, to] of facts) expect(from < to && to <= text.length).toBe(true);
    }
  });

  test('a fact that no sentence has room for is known all the same', () => {
    const many = Array.from({ length: 60 }, (_, no) => `The town number ${no + 100} paid its whole debt.`).join(' ');
    const long = { headline: 'Debts', body: many, language: 'en' };
    const later = {
      headline: 'Debts',
      body: 'The last of the towns on the list is number 158, in the north.',
      language: 'en',
    };
    expect(added(FIRST, long, later)[2]).toEqual([]);
  });
});
