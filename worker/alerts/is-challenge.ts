/** Whether an answer is the challenge, alone or as `{"challenge": …}`. One that repeats all it was sent is not. */
export function isChallenge(answer: string, challenge: string): boolean {
  if (answer.trim() === challenge) return true;
  try {
    const read: unknown = JSON.parse(answer);
    return typeof read === 'object' && read !== null && 'challenge' in read && read.challenge === challenge;
  } catch {
    // Most webhooks answer with a word or nothing.
    return false;
  }
}
