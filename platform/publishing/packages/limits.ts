/** What a package may weigh. A package of 10,000 artefacts of 5 kB each is well within; a bomb is not. */
export interface Limits {
  readonly files: number;
  /** Bytes of all files together, with the headers of the archive. */
  readonly unpacked: number;
  /** Bytes of one file. */
  readonly file: number;
}

const MEGABYTE = 1024 * 1024;

export const LIMITS: Limits = { files: 20_000, unpacked: 128 * MEGABYTE, file: 8 * MEGABYTE };
