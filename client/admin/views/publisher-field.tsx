import { adminTexts } from '../admin-texts.ts';
import { listed } from '../state/lists.ts';

/** A choice of one publisher; with `mustChoose`, none is chosen at first. */
export function PublisherField({ mustChoose = false }: { mustChoose?: boolean }) {
  return (
    <label class="field">
      <span>{adminTexts.publisher}</span>
      <select name="publisher" required>
        {mustChoose && <option value="" />}
        {listed('publishers')?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
