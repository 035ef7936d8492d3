import { type ReadonlySignal, signal } from '@preact/signals';
import { type Density, readDensity } from './column.ts';
import { onStoredElsewhere, readStored, writeStored } from './stored.ts';

const NAME = 'density';
const own = signal<Density>(stored());

/** The density of columns that have none of their own. */
export const boardDensity: ReadonlySignal<Density> = own;

onStoredElsewhere(NAME, () => {
  own.value = stored();
});

/** Changes the density of columns that have none of their own. */
export function keepBoardDensity(density: Density): void {
  own.value = density;
  writeStored(NAME, density);
}

function stored(): Density {
  return readDensity(readStored(NAME)) ?? 'standard';
}
