import { backToLive, play, RANGES_MS, seek, setRange } from '../actions/rewind.ts';
import { boardTexts } from '../board-texts.ts';
import { type Rewind, rewind } from '../state/rewind.ts';
import { durationText, momentText } from './time-text.ts';

const SPEEDS = [1, 10, 60, 300];
const STEP_MS = 1_000;

/** The scrubber: which past moment the board shows, and the ways to another one and back to the present. */
export function RewindBar() {
  const moment = rewind.value;
  if (!moment) return null;
  return (
    <section class="rewind" aria-label={boardTexts.rewindLabel} data-testid="rewind">
      <p class="rewind-when">
        <time dateTime={new Date(moment.at).toISOString()} data-testid="rewind-when">
          {momentText(moment.at)}
        </time>
        <span class="rewind-ago">{agoText(moment)}</span>
      </p>
      <Slider moment={moment} />
      <div class="rewind-controls">
        <PlayButtons moment={moment} />
        <select
          aria-label={boardTexts.range}
          value={String(moment.range)}
          onChange={({ currentTarget }) => setRange(Number(currentTarget.value))}
        >
          {RANGES_MS.map((range, no) => (
            <option key={range} value={String(range)}>
              {boardTexts.ranges[no]}
            </option>
          ))}
        </select>
        <button type="button" class="button-small is-main" data-testid="back-to-live" onClick={backToLive}>
          {boardTexts.backToLive}
        </button>
      </div>
    </section>
  );
}

function Slider({ moment }: { moment: Rewind }) {
  const now = Date.now();
  return (
    <input
      class="rewind-slider"
      type="range"
      data-testid="rewind-slider"
      aria-label={boardTexts.slider}
      aria-valuetext={momentText(moment.at)}
      min={now - moment.range}
      max={now}
      step={STEP_MS}
      value={moment.at}
      onInput={({ currentTarget }) => seek(Number(currentTarget.value))}
    />
  );
}

function PlayButtons({ moment }: { moment: Rewind }) {
  return (
    <fieldset class="rewind-speeds">
      <legend class="visually-hidden">{boardTexts.speed}</legend>
      <button
        type="button"
        class="button-small"
        data-testid="rewind-play"
        aria-label={moment.speed === 0 ? boardTexts.play : boardTexts.pause}
        onClick={() => play(moment.speed === 0 ? 60 : 0)}
      >
        <span aria-hidden="true">{moment.speed === 0 ? '▶' : '❚❚'}</span>
      </button>
      {SPEEDS.map((speed) => (
        <button
          key={speed}
          type="button"
          class="chip"
          aria-pressed={moment.speed === speed}
          aria-label={boardTexts.times(speed)}
          onClick={() => play(speed)}
        >
          {boardTexts.factor(speed)}
        </button>
      ))}
    </fieldset>
  );
}

function agoText({ at, isGone }: Rewind): string {
  return isGone ? boardTexts.historyGone : boardTexts.ago(durationText((Date.now() - at) / 1000));
}
