import type { Fault } from '../domain-error.js';
import type { Body } from './body.js';

export function publishFaults(body: Body, path: readonly string[] = ['body']): Fault[] {
  throw new Error(`to be written: ${body.length} ${path.join('.')}`);
}
