/** Posts to the API for people; throws when the answer is not one of success. */
export async function postJson<Answer>(path: string, body: object = {}): Promise<Answer> {
  const answer = await fetch(`/api/v1/people${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Refused(answer.status);
  return (await answer.json()) as Answer;
}

/** The server has refused. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`The server answered ${status}`);
    this.status = status;
  }
}
