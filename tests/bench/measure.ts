import autocannon from 'autocannon';

export interface Shot {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly errors: number;
  /** What the failed requests were answered, and how often: "409 conflict" → 2. */
  readonly failures: ReadonlyMap<string, number>;
}

type Request = { method: string; path: string; headers: Record<string, string>; body?: string };

/** One burst of a server: 16 connections for some seconds, requests made one by one. */
export async function shoot(url: string, seconds: number, next: () => Request): Promise<Shot> {
  const failures = new Map<string, number>();
  const onResponse = (status: number, body: string) => {
    if (status < 300) return;
    const answer = `${status} ${/"code":"(\w+)"/.exec(body)?.[1] ?? body.slice(0, 200)}`;
    failures.set(answer, (failures.get(answer) ?? 0) + 1);
  };
  const result = await autocannon({
    url,
    connections: 16,
    duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, ...next() }) as never, onResponse }],
  });
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    errors: result.non2xx + result.errors,
    failures,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
