import { notNeeded } from '../../shared/domain/expected-failures.ts';

const TONES_HZ = { usual: [660, 880], flash: [880, 660, 880] } as const;
const TONE_S = 0.16;
const LOUDNESS = 0.12;

let context: AudioContext | undefined;

/** Prepares the sound; browsers allow it only after a click or a key. */
export function allowChime(): void {
  context ??= new AudioContext();
  void context.resume().catch(notNeeded);
}

/** Plays a short chime; silent where the browser has not seen a click or a key yet. */
export function playChime(isFlash: boolean): void {
  allowChime();
  if (context?.state !== 'running') return;
  for (const [index, hertz] of TONES_HZ[isFlash ? 'flash' : 'usual'].entries()) {
    playTone(context, hertz, context.currentTime + index * TONE_S);
  }
}

function playTone(audio: AudioContext, hertz: number, at: number): void {
  const [tone, volume] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = hertz;
  // Without a ramp, the tone would begin and end with a click.
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + TONE_S / 8);
  volume.gain.linearRampToValueAtTime(0, at + TONE_S);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + TONE_S);
}
