import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Reach } from '../../shared/contract/reach-shapes.ts';
import type { FieldError } from '../../shared/domain/errors.ts';
import { DeskFailure } from './desk-api.ts';
import { correctedStory, draft } from './draft.ts';
import { toStory } from './draft-fields.ts';
import { saveNow } from './drafts/autosave.ts';
import { openDraft } from './drafts/open-draft.ts';
import { fieldSentence } from './field-texts.ts';
import { session } from './session.ts';

/** What is known of the reach of the draft. */
export interface ReachState {
  reach?: Reach;
  isAsking?: boolean;
  problem?: string;
  /** The text that was asked about. */
  of?: unknown;
  /** The draft or story that it belongs to. */
  draftId?: string;
}

const state = signal<ReachState>({});
/** What is in the form: another draft has another reach. */
const current = computed(() => `${openDraft.value?.id} ${correctedStory.value?.id}`);

export const reachState: ReadonlySignal<ReachState> = computed(() =>
  state.value.draftId === current.value ? state.value : {},
);

/** Asks whom the draft would reach if it were published now. */
export async function askReach(): Promise<void> {
  const api = session.peek()?.api;
  if (!api || reachState.peek().isAsking) return;
  // The draft has its name then.
  await saveNow();
  const of = draft.peek();
  const draftId = current.peek();
  const { reach } = reachState.peek();
  state.value = { ...(reach && { reach }), isAsking: true, draftId };
  try {
    const isHtml = correctedStory.peek() !== undefined;
    const story = {
      ...toStory(of),
      ...(isHtml && of.body.trim() && { bodyFormat: 'html' }),
      correctionNote: undefined,
    };
    state.value = { reach: await api.reach(story), of, draftId };
  } catch (error) {
    if (!(error instanceof DeskFailure)) throw error;
    state.value = { problem: problemOf(error), of, draftId };
  }
}

function problemOf({ fields, message }: { fields: readonly FieldError[]; message: string }): string {
  return fields.length > 0 ? fields.map(fieldSentence).join(' ') : message;
}
