import { expect, test } from 'vitest';
import { functionsIn } from './functions.ts';
import { sourceFiles } from './source-files.ts';

const FILE_LINES = 250;
const MEDIAN_LINES = 60;
const FUNCTION_LINES = 60;

/** Longer functions, each with the reason why it is not split. */
const LONG_FUNCTIONS: Readonly<Record<string, string>> = {
  'server/http/routes.ts apiRoutes': 'the table of all routes, which is read as one',
  'server/telemetry/server-metrics.ts createServerMetrics': 'declares the metrics one after the other',
  'shared/node/telemetry/fleet-metrics.ts addFleetMetrics': 'declares the metrics one after the other',
  'shared/node/db/storyline/candidate-store.ts findCandidateMembers': 'one SQL statement',
};

const code = sourceFiles().filter(({ path }) => !/^tests\/|^demo\/|\.test\.tsx?$/.test(path));

test('no file is long, and most are short', () => {
  const lengths = code.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
  expect(lengths.filter(({ lines }) => lines > FILE_LINES)).toEqual([]);
  const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(MEDIAN_LINES);
});

test('no function is long', () => {
  const long = code.flatMap(({ path, text }) =>
    functionsIn(path, text)
      .filter(({ lines }) => lines > FUNCTION_LINES)
      .map(({ name, lines }) => ({ where: `${path} ${name}`, lines })),
  );
  expect(long.filter(({ where }) => !(where in LONG_FUNCTIONS))).toEqual([]);
  const names = long.map(({ where }) => where);
  expect(Object.keys(LONG_FUNCTIONS).filter((where) => !names.includes(where))).toEqual([]);
});
