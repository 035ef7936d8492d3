import { backToLive, play, RANGES_MS, seek, setRange } from '../actions/rewind.ts';
import { rewindTexts } from '../rewind-texts.ts';
import { type Rewind, rewind } from '../state/rewind.ts';
import { momentText } from './moment-text.ts';
import { durationText } from './time-text.ts';

const SPEEDS = [1, 10, 60, 300];
const STEP_MS = 1_000;

/** The scrubber: which past moment the board shows, and the ways to another one and back to the present. */
export function RewindBar() {
  const moment = rewind.value;
  if (!moment) return null;
  return (
    <section class="rewind" aria-label={rewindTexts.rewindLabel} data-testid="rewind">
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
          aria-label={rewindTexts.range}
          value={String(moment.range)}
          onChange={({ currentTarget }) => setRange(Number(currentTarget.value))}
        >
          {RANGES_MS.map((range, no) => (
            <option key={range} value={String(range)}>
              {rewindTexts.ranges[no]}
            </option>
          ))}
        </select>
        <button type="button" class="button-small is-main" data-testid="back-to-live" onClick={backToLive}>
          {rewindTexts.backToLive}
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
      aria-label={rewindTexts.slider}
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
      <legend class="visually-hidden">{rewindTexts.speed}</legend>
      <button
        type="button"
        class="button-small"
        data-testid="rewind-play"
        aria-label={moment.speed === 0 ? rewindTexts.play : rewindTexts.pause}
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
          aria-label={rewindTexts.times(speed)}
          onClick={() => play(speed)}
        >
          {rewindTexts.factor(speed)}
        </button>
      ))}
    </fieldset>
  );
}

function agoText({ at, isGone }: Rewind): string {
  return isGone ? rewindTexts.historyGone : rewindTexts.ago(durationText((Date.now() - at) / 1000));
}
