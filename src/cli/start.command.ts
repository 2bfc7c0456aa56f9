import type { Command } from 'commander';

/** `seventh-cms start`. */
export function addStartCommand(program: Command): void {
  program
    .command('start')
    .description('start the service; Ctrl-C or SIGTERM stops it after the requests in flight')
    .action(async () => {
      await import('../main.js');
    });
}
