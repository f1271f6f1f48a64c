/** One line about long work: rewritten in place on a terminal, a new one every ten seconds elsewhere. */
export interface Progress {
  show(line: string): void;
  end(): void;
}

const PAUSE_MS = { terminal: 100, elsewhere: 10_000 };

export function createProgress(quiet: boolean): Progress {
  const isTerminal = process.stderr.isTTY === true;
  const pause = isTerminal ? PAUSE_MS.terminal : PAUSE_MS.elsewhere;
  let last = Date.now();
  return {
    show(line) {
      if (quiet || Date.now() - last < pause) return;
      last = Date.now();
      process.stderr.write(isTerminal ? `\r\x1b[K${line}` : `${line}\n`);
    },
    end() {
      if (!quiet && isTerminal) process.stderr.write('\r\x1b[K');
    },
  };
}
