import { FIRST_ANSWERS_ID } from '../../shared/contract/first-answers.ts';

type Answers = Readonly<Record<string, unknown>>;

let answers: Answers | undefined;

/** The answer to this address that was embedded in the page; undefined once the page has started. */
export function firstAnswer<T>(address: string): T | undefined {
  answers ??= readAnswers();
  return answers[address] as T | undefined;
}

/** Discards the embedded answers, so that everything is fetched from now on, and returns them. */
export function endFirstAnswers(): Answers {
  const all = answers ?? readAnswers();
  answers = {};
  document.getElementById(FIRST_ANSWERS_ID)?.remove();
  return all;
}

function readAnswers(): Answers {
  const text = document.getElementById(FIRST_ANSWERS_ID)?.textContent;
  return text ? JSON.parse(text) : {};
}
