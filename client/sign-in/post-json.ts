/** Posts to the API for people; throws when the server refuses. */
export async function postJson<Answer>(path: string, body: object = {}): Promise<Answer> {
  const answer = await fetch(`/api/v1/people${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Refused(answer.status);
  return (await answer.json()) as Answer;
}

class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(String(status));
    this.status = status;
  }
}

/** Whether the server has refused what was posted for good: it is not there, or no valid input. */
export function isRefusedForGood(error: unknown): boolean {
  return error instanceof Refused && [404, 422].includes(error.status);
}
