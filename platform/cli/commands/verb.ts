import type { Command } from '../command';

/** One thing that a command of several can do: the word after the command's name. */
export type Verb = Omit<Command, 'name'>;
