#!/usr/bin/env node
import { buildIfStale } from './build-if-stale.js';
import { loadEnv } from './load-env.js';

buildIfStale();
loadEnv();
// In this very process, so that signals reach the service and nobody between.
await import('../dist/src/main.js');
