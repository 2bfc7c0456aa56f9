import type { Command } from 'commander';
import { readConfig } from '../config/config.js';
import { describeConfig, envExample } from '../config/describe-config.js';

/** `seventh-cms config`. */
export function addConfigCommand(program: Command): void {
  program
    .command('config')
    .description('the environment variables: what each means, what is right, its default')
    .option('--check', 'only say whether the present environment can be used')
    .option('--env-example', 'print the text of .env.example')
    .action((options: { check?: boolean; envExample?: boolean }) => {
      if (options.check) {
        readConfig(process.env);
        console.log('The environment can be used.');
      } else if (options.envExample) {
        process.stdout.write(envExample());
      } else {
        for (const { name, about, expected, fallback } of describeConfig()) {
          console.log(`${name}\n  ${about}\n  Expected: ${expected}. Default: ${fallback}.\n`);
        }
      }
    });
}
