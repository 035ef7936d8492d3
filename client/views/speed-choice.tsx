import { storyPageTexts } from '../story-page-texts.ts';

interface Props<Speed extends number> {
  value: Speed;
  values: readonly Speed[];
  choose: (speed: Speed) => void;
}

/** How fast sound or video is played. */
export function SpeedChoice<Speed extends number>({ value, values, choose }: Props<Speed>) {
  return (
    <label class="speed">
      {storyPageTexts.speed}{' '}
      <select
        data-testid="speed"
        onChange={({ currentTarget }) => {
          const chosen = values[currentTarget.selectedIndex];
          if (chosen !== undefined) choose(chosen);
        }}
      >
        {values.map((each) => (
          <option key={each} selected={each === value}>
            {storyPageTexts.speedOf(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
