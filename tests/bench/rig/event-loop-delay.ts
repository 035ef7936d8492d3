/** The p99 of the server's event loop delay since the last call, from its own metrics, in milliseconds. */
export async function eventLoopDelayMs(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const seconds = /^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text)?.[1];
  if (seconds === undefined) throw new Error('the server does not tell its event loop delay');
  return Number(seconds) * 1_000;
}
