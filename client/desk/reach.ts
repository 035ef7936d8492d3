import { type ReadonlySignal, signal } from '@preact/signals';
import type { Reach } from '../../shared/contract/reach-shapes.ts';
import type { FieldError } from '../../shared/domain/errors.ts';
import { DeskFailure } from './desk-api.ts';
import { correctedStory, draft } from './draft.ts';
import { toStory } from './draft-fields.ts';
import { fieldSentence } from './field-texts.ts';
import { session } from './session.ts';

/** What is known of the reach of the draft. */
export interface ReachState {
  reach?: Reach;
  isAsking?: boolean;
  problem?: string;
  /** The draft that was asked about. */
  of?: unknown;
}

const state = signal<ReachState>({});
export const reachState: ReadonlySignal<ReachState> = state;

/** Asks whom the draft would reach if it were published now. */
export async function askReach(): Promise<void> {
  const api = session.peek()?.api;
  if (!api || state.peek().isAsking) return;
  const of = draft.peek();
  const { reach } = state.peek();
  state.value = { ...(reach && { reach }), isAsking: true };
  try {
    const isHtml = correctedStory.peek() !== undefined;
    const story = {
      ...toStory(of),
      ...(isHtml && of.body.trim() && { bodyFormat: 'html' }),
      correctionNote: undefined,
    };
    state.value = { reach: await api.reach(story), of };
  } catch (error) {
    if (!(error instanceof DeskFailure)) throw error;
    state.value = { problem: problemOf(error), of };
  }
}

function problemOf({ fields, message }: { fields: readonly FieldError[]; message: string }): string {
  return fields.length > 0 ? fields.map(fieldSentence).join(' ') : message;
}
