import type { Logger } from './logger.js';

/** Numbers to watch, by where they come from. */
export type Figures = Readonly<Record<string, object>>;

const EVERY_MS = 60_000;

/**
 * Writes them into the log once a minute where they have changed: as a warning where requests were refused meanwhile, else for who
 * reads `debug`. Call what it returns to end it.
 */
export function logFigures(
  logger: Logger,
  read: () => Figures,
  refusals: () => number,
  everyMs = EVERY_MS,
): () => void {
  let last = JSON.stringify(read());
  let refusedBefore = refusals();
  const timer = setInterval(() => {
    const figures = read();
    const now = JSON.stringify(figures);
    const refused = refusals() - refusedBefore;
    refusedBefore += refused;
    if (now === last) return;
    last = now;
    if (refused > 0) logger.warn({ refused, ...figures }, 'Requests were refused: too much to do.');
    else logger.debug(figures, 'Figures');
  }, everyMs).unref();
  return () => clearInterval(timer);
}
