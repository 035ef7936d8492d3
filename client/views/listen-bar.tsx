import { setListenRate, stopListening, toggleListening } from '../actions/listen.ts';
import { LISTEN_RATES, listening, listenRate } from '../state/listening.ts';
import { storyPageTexts } from '../story-page-texts.ts';
import { Icon } from './icon.tsx';
import { SpeedChoice } from './speed-choice.tsx';

/** The controls of a story that is read aloud. */
export function ListenBar() {
  const current = listening.value;
  if (!current) return null;
  const { listen } = storyPageTexts;
  return (
    <fieldset class="listen" aria-label={listen.title} data-testid="listen">
      <button
        type="button"
        class="icon-button"
        data-testid="listen-toggle"
        aria-label={current.isPlaying ? listen.pause : listen.play}
        onClick={toggleListening}
      >
        <Icon name={current.isPlaying ? 'pause' : 'play'} />
      </button>
      <button
        type="button"
        class="icon-button"
        data-testid="listen-stop"
        aria-label={listen.stop}
        onClick={stopListening}
      >
        <Icon name="stop" />
      </button>
      <span class="listen-at">{listen.sentence(current.at + 1, current.sentences)}</span>
      <SpeedChoice value={listenRate.value} values={LISTEN_RATES} choose={setListenRate} />
    </fieldset>
  );
}
