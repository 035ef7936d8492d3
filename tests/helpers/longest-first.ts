import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Each takes minutes; begun last, one would go on alone while the other worker has nothing left to do. */
const LONG = ['tests/integration/bench.test.ts', 'tests/integration/poison.test.ts', 'tests/e2e/story-page.test.ts'];

/** Starts the longest files of each project first, on a machine that has not run them before too. */
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
