/**
 * Does a piece of work at once and then again and again, never twice at a time, until stopped. It keeps no process alive;
 * a failure is reported, and then the next try waits `pauseAfterFailure`.
 */
export function periodically(
  milliseconds: number,
  work: () => Promise<unknown>,
  report: (error: unknown) => void,
  pauseAfterFailure = 60_000,
): () => void {
  let busy = false;
  let rest = 0;
  const turn = (): void => {
    if (busy || Date.now() < rest) return;
    busy = true;
    work()
      .catch((error: unknown) => {
        rest = Date.now() + pauseAfterFailure;
        report(error);
      })
      .finally(() => {
        busy = false;
      });
  };
  const timer = setInterval(turn, milliseconds);
  timer.unref();
  turn();
  return () => clearInterval(timer);
}
