import { cleanHeap } from './engine.js';
import 'reflect-metadata';
import { ConfigError, readConfig, type Config } from './config/config.js';
import { DatabaseStartError } from './database/database-start-error.js';
import { createLogger } from './monitoring/logger.js';
import { startService, type Service } from './service.js';

/** npm hands a Ctrl-C on although the terminal sent it to us as well: the echo is not a second wish. */
const ECHO_MS = 1000;
/** What the start leaves behind is cleaned away when the first requests have been answered. */
const CLEAN_AFTER_MS = 5000;
/** After a second signal nothing may hold the process longer than this. */
const FORCED_STOP_MS = 5000;

const stopping = new AbortController();
const hurrying = new AbortController();
let service: Service | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));

try {
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  // A promise that nobody waits for any more must not take everybody's service along.
  process.on('unhandledRejection', (err) => logger.error({ err }, 'A failure nobody waited for'));
  const onLost = (err: Error) => {
    logger.fatal({ err }, 'The database is gone');
    stop(1);
  };
  service = await startService({ config, logger, signal: stopping.signal, onLost });
  console.log(welcome(service, config));
  setTimeout(cleanHeap, CLEAN_AFTER_MS).unref();
  if (stopping.signal.aborted) await service.stop(hurrying.signal);
} catch (error) {
  if (!stopping.signal.aborted) {
    const isForOperator = error instanceof ConfigError || error instanceof DatabaseStartError;
    console.error(isForOperator ? error.message : error);
    process.exitCode = error instanceof ConfigError ? 2 : 1;
  }
}

/** The first signal drains, a second one cuts the draining short. */
function stop(exitCode: number): void {
  if (!stopping.signal.aborted) {
    process.exitCode = exitCode;
    stopping.abort();
    setTimeout(() => process.on('SIGINT', hurry).on('SIGTERM', hurry), ECHO_MS).unref();
    void service?.stop(hurrying.signal);
  }
}

function hurry(): void {
  hurrying.abort();
  setTimeout(() => process.exit(1), FORCED_STOP_MS).unref();
}

function welcome({ url, database, firstAdmin }: Service, { http }: Config): string {
  const seconds = process.uptime().toFixed(1);
  const lines = [
    `Seventh is ready (${seconds} s).`,
    `  Delivery API   ${url}/graphql`,
    `  Editorial API  ${url}/editor/graphql`,
    ...(http.graphiql ? ['  GraphiQL       open either of them in a browser'] : []),
    `  Health         ${url}/health/ready`,
    `  Database       ${database}`,
  ];
  if (firstAdmin) {
    const { email, inventedPassword } = firstAdmin;
    lines.push(`  Administrator  ${email}`);
    if (inventedPassword)
      lines.push(
        `  Password       ${inventedPassword}  (shown this once; change it with seventh-cms user password)`,
      );
  }
  return lines.join('\n');
}
