import { FIRST_ANSWERS_ID } from '../../shared/wire/first-answers.ts';

type Answers = Readonly<Record<string, unknown>>;

let answers: Answers | undefined;

/** What the page brought along as the answer to this address; undefined once the page has begun. */
export function firstAnswer<T>(address: string): T | undefined {
  answers ??= readAnswers();
  return answers[address] as T | undefined;
}

/** The page has begun: from now on everything is asked for. Gives what it began with. */
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
