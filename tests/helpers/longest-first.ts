import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Each takes minutes; started last, it would run alone while the other worker is idle. */
const LONG = [
  'tests/integration/bench.test.ts',
  'tests/integration/poison.test.ts',
  'tests/e2e/axe-states.test.ts',
  'tests/e2e/board-faults.test.ts',
  'tests/e2e/story-page.test.ts',
];

/** Starts each project's longest files first, even on a machine that has not run them before. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.some((name) => moduleId.endsWith(name));
    return projects.flatMap((project) => {
      const own = sorted.filter((file) => file.project === project);
      return [...own.filter(isLong), ...own.filter((file) => !isLong(file))];
    });
  }
}
