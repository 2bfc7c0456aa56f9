#!/usr/bin/env node
import { buildIfStale } from './build-if-stale.js';
import { loadEnv } from './load-env.js';

buildIfStale();
loadEnv();
await import('../dist/src/cli.js');
