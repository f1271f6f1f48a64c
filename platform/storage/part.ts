const NAME = 'part';

/**
 * Runs work behind a savepoint and returns to it when the work fails. The database may have ended the transaction by itself;
 * then there is nothing to return to, and the failure itself is told.
 */
export async function inPart<T>(run: (sql: string) => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  await run(`SAVEPOINT ${NAME}`);
  try {
    const answer = await work();
    await run(`RELEASE SAVEPOINT ${NAME}`);
    return answer;
  } catch (error) {
    await run(`ROLLBACK TO SAVEPOINT ${NAME}`).catch(() => undefined);
    throw error;
  }
}
