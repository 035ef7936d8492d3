import { setDensityForAll } from '../actions/columns.ts';
import { settingsTexts } from '../settings-texts.ts';
import { boardDensity } from '../state/board-density.ts';
import { type Column, DENSITIES, type Density } from '../state/column.ts';
import { changeColumn } from '../state/columns.ts';
import { Choice } from './settings-fields.tsx';

/** How much room each story of a column takes, and whether all columns do the same. */
export function DensityFields({ column }: { column: Column }) {
  const density = column.density ?? boardDensity.value;
  return (
    <div data-testid="density">
      <Choice
        label={settingsTexts.density}
        values={DENSITIES}
        value={density}
        text={(each: Density) => settingsTexts.densities[each]}
        choose={(each) => changeColumn(column.id, { density: each })}
      />
      {column.density !== undefined && (
        <button type="button" class="link-button" onClick={() => setDensityForAll(density)}>
          {settingsTexts.densityForAll}
        </button>
      )}
    </div>
  );
}
