import type { Command } from '../command';

/** `karkas start`: the same as `npm start` once everything is installed. */
export const startCommand: Command = {
  name: 'start',
  usage: 'start',
  summary: 'start the server',
  async run(args) {
    if (args.length > 0) return 'usage';
    await import('../../main');
    return 0;
  },
};
