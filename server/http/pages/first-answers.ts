import { FIRST_ANSWERS_ID } from '../../../shared/wire/first-answers.ts';
import { jsonBlock, type Markup, markup } from './markup.ts';

/** What the live page would ask for first, by address: it takes over at once with what is painted already. */
export function firstAnswers(answers: Readonly<Record<string, unknown>>): Markup {
  return markup`<script type="application/json" id="${FIRST_ANSWERS_ID}">${jsonBlock(answers)}</script>`;
}
