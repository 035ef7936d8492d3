import { expect, test } from 'vitest';
import { findOriginal } from './find-original.ts';
import { bandsOf, minHash, packSignature, resemblance, unpackSignature } from './min-hash.ts';

const AGENCY =
  'A freight train left the rails near the village of Ostrand on Tuesday morning. Nobody was hurt, the railway said, ' +
  'but the line will stay closed until the end of the week. Eleven wagons loaded with gravel lie beside the track. ' +
  'Engineers are looking into a broken axle as the likely cause. Buses replace the trains between Ostrand and Hallby.';
const REPRINT = `OSTRAND (Agency) - ${AGENCY.replace('Eleven', 'About ten')}`;
const OWN_REPORT =
  'Passengers between Hallby and Ostrand must take the bus this week. The railway closed its line after gravel wagons ' +
  'had come off the track on Tuesday. A reporter who went there saw workers lift the first of them with a crane, while ' +
  'children from the village watched from the bank above and a dog barked at the engine without a pause.';

function sign(text: string): Uint32Array {
  const signature = minHash(text);
  if (!signature) throw new Error('the text is too short');
  return signature;
}

test('a reprint resembles its original, two reports of one event hardly do', () => {
  expect(resemblance(sign(AGENCY), sign(AGENCY.toUpperCase()))).toBe(1);
  expect(resemblance(sign(AGENCY), sign(REPRINT))).toBeGreaterThan(0.6);
  expect(resemblance(sign(AGENCY), sign(OWN_REPORT))).toBeLessThan(0.2);
});

test('a reprint shares a band with its original, so that the index finds it', () => {
  const bands = bandsOf(sign(AGENCY));
  expect(bandsOf(sign(REPRINT)).some((band) => bands.includes(band))).toBe(true);
  expect(bandsOf(sign(OWN_REPORT)).some((band) => bands.includes(band))).toBe(false);
});

test('a line is too short to be a copy', () => {
  expect(minHash('Train leaves the rails near Ostrand')).toBeUndefined();
});

test('what was packed is what is unpacked', () => {
  expect(unpackSignature(packSignature(sign(AGENCY)))).toEqual(sign(AGENCY));
});

test('the original is the first, also behind a copy, and none after a week', () => {
  const at = Date.parse('2026-03-01T12:00:00Z');
  const signature = packSignature(sign(REPRINT));
  const alike = [
    { storyId: 'c', storylineId: 'l', at, copyOf: 'a', signature, ownFirst: null },
    { storyId: 'd', storylineId: 'l', at, copyOf: null, signature: packSignature(sign(OWN_REPORT)), ownFirst: null },
  ];
  expect(findOriginal({ at, signature: sign(AGENCY) }, alike)).toEqual({ storyId: 'a', storylineId: 'l' });
  expect(findOriginal({ at: at + 8 * 24 * 3_600_000, signature: sign(AGENCY) }, alike)).toBeUndefined();
});
