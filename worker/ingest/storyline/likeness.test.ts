import { expect, test } from 'vitest';
import { compareVectors } from './likeness.ts';
import { hashTerm, toVector, weigh } from './vector.ts';
import { vectorOf } from './vector-of.fixture.ts';

test('a vector is like itself, and not like another', () => {
  const quake = vectorOf('quake Valmark dead dam tents');
  expect(compareVectors(quake, quake)).toBeCloseTo(1);
  expect(compareVectors(quake, vectorOf('match goal cup final'))).toBe(0);
});

test('what rests on a few words counts for less, and one word for nothing', () => {
  expect(compareVectors(vectorOf('match cup'), vectorOf('match cup'))).toBeCloseTo(0.4);
  expect(compareVectors(vectorOf('match'), vectorOf('match'))).toBe(0);
  expect(compareVectors(vectorOf('2 / rain'), vectorOf('2 / snow'), true)).toBe(0);
});

test('the same words about other names are another event', () => {
  const here = vectorOf('quake houses road dead injured tents Valmark Brandt Leth');
  const there = vectorOf('quake houses road dead injured tents Ostrand Okafor Sabre');
  const again = vectorOf('quake houses road dead injured tents Valmark Brandt Sabre');
  expect(compareVectors(here, there)).toBe(0);
  expect(compareVectors(here, again)).toBeGreaterThan(0.5);
});

test('two headlines of one form with other names are about two events', () => {
  const here = vectorOf('weather forecast Tarvo rain Saturday sun');
  expect(compareVectors(here, vectorOf('weather forecast Pellina rain Saturday sun'))).toBeGreaterThan(0.5);
  const there = vectorOf('weather forecast Pellina rain weekend sun');
  expect(compareVectors(vectorOf('weather forecast Tarvo rain weekend sun'), there)).toBeLessThan(0.2);
});

test('stories are more alike when their headlines are, and less when these name something else', () => {
  const outage = vectorOf('Nimbral outage / bank tram bill clock firm');
  const bill = vectorOf('Nimbral outage / bank insurer crown million firm');
  const flood = vectorOf('Tessen flood / Nimbral outage bank insurer firm');
  const unnamed = vectorOf('Nimbral outage bank insurer crown million firm');
  expect(compareVectors(outage, bill)).toBeGreaterThan(compareVectors(outage, unnamed));
  expect(compareVectors(outage, flood)).toBeLessThan(
    compareVectors(outage, vectorOf('Tessen flood Nimbral outage bank insurer firm')),
  );
});

test('names alone say who and where; one event has words of what happened, too', () => {
  const accord = vectorOf('Corrow Strait Velloria Karsund accord signed ships open');
  const terms = vectorOf('Corrow Strait Velloria Karsund accord signed pilots fishing');
  const swim = vectorOf('Corrow Strait Velloria Karsund swum tide hours cold');
  const names = vectorOf('Corrow Strait Velloria Karsund');
  // The names are half of each story: beside them, nothing of the swim is in the accord.
  expect(compareVectors(accord, swim)).toBeCloseTo(0.5 * 0.8 * 0.7);
  expect(compareVectors(accord, terms)).toBeCloseTo(0.75);
  expect(compareVectors(names, names)).toBeCloseTo(0.8 * 0.7);
});

test('two languages have fewer terms in common, and no words', () => {
  const [german, english] = [vectorOf('Elmra Grauwehr pegel wand'), vectorOf('Elmra Grauwehr crest wall')];
  expect(compareVectors(german, english)).toBeCloseTo(0.5 * 0.4 * 0.7);
  expect(compareVectors(german, english, true)).toBeCloseTo(0.5);
});

test('a headline whose terms the other story has anywhere names its event, too', () => {
  const outage = vectorOf('Nimbral outage / tram card clock firm Velloria');
  const mentioned = vectorOf('Velloria tram / Nimbral outage bank bill firm');
  const unmentioned = vectorOf('Velloria bank / Nimbral outage tram bill firm');
  expect(compareVectors(outage, mentioned)).toBeGreaterThan(compareVectors(outage, unmentioned));
});

test('two stories that have no name from the headlines in common are about two events', () => {
  const words = 'magnitude depth felt bulletin origin machine expected region';
  const here = vectorOf(`Morne quake / ${words} Cape`);
  const there = vectorOf(`Mirovetz quake / ${words} Drovany`);
  const again = vectorOf(`Mirovetz quake / ${words} Morne`);
  expect(compareVectors(here, again)).toBeGreaterThan(2 * compareVectors(here, there));
});

test('a term that tells nothing makes no story like another', () => {
  const entries = ['quake', 'dead', 'road', 'dam'].map((word) => ({
    term: hashTerm(word),
    weight: 1,
    isName: false,
    inHeadline: false,
  }));
  const common = weigh(toVector(entries), () => 0);
  expect(compareVectors(common, common)).toBe(0);
});
