export const SQLITE_FUNCTIONS: readonly { name: string; deterministic: boolean; run(...args: unknown[]): unknown }[] = [];
