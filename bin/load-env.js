import { existsSync } from 'node:fs';

/** Reads `.env` of the working folder where there is one. What the environment already says wins. */
export function loadEnv() {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
