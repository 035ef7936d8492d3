import { place } from '../../place.ts';
import { CoverageDesk } from './coverage-desk.tsx';
import { CoverageList } from './coverage-list.tsx';

/** The live coverages of the publisher, or one of them to be written. */
export function LiveDesk() {
  const { coverageId } = place.value;
  return coverageId === undefined ? <CoverageList /> : <CoverageDesk key={coverageId} id={coverageId} />;
}
