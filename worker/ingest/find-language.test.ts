import { expect, test } from 'vitest';
import { findLanguage } from './find-language.ts';

test.each([
  ['en', 'The council has warned everybody who lives beside the river that the water will rise tomorrow.'],
  ['de', 'Der Rat hat alle, die am Fluss wohnen, davor gewarnt, dass das Wasser morgen steigen wird.'],
  ['fr', 'Le conseil a averti tous ceux qui habitent près de la rivière que l’eau montera demain matin.'],
  ['es', 'El consejo advirtió a todos los que viven junto al río que el agua subirá mañana por la mañana.'],
  ['pt', 'O conselho avisou todos os que vivem junto ao rio de que a água vai subir amanhã de manhã.'],
  ['it', 'Il consiglio ha avvertito tutti coloro che abitano vicino al fiume che domani l’acqua salirà.'],
])('%s', (language, text) => {
  expect(findLanguage(text)).toBe(language);
});

test('a line is too short to say', () => {
  expect(findLanguage('Flood warning')).toBeNull();
  expect(findLanguage('')).toBeNull();
});
