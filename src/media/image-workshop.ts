import { fork, type ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  ImageFault,
  type ImageJob,
  type ImageJobResult,
  type InspectedImage,
  type InspectJob,
  type VariantJob,
} from './image-job.js';

export interface WorkshopOptions {
  /** Pictures worked on at once, each in a process of its own. */
  readonly concurrency: number;
  /** Pictures that may wait. */
  readonly queueLimit: number;
  /** For one picture. */
  readonly timeLimitMs: number;
}

/** So many wait already that one more is sent away. */
export class WorkshopBusyError extends Error {
  readonly retryAfterSeconds = 5;

  constructor() {
    super('Many images are being worked on at the moment. Try again in some seconds.');
  }
}

/** A picture could not be made, through no fault of who asked: for the log. */
export class WorkshopFailure extends Error {}

/** Beside this source, in whatever form that is run. */
const WORKER = fileURLToPath(new URL(`./image-worker${extname(import.meta.url)}`, import.meta.url));
/** A process that needs no memory does not keep it. */
const IDLE_MS = 15_000;
/** A process that grew beyond this is replaced after its job. */
const MOST_KEPT_BYTES = 300_000_000;

/**
 * Works on pictures in processes of its own: a picture that makes the decoder crash, hang or grow takes nothing else along, and
 * memory goes back to where it was. At most so many at once; what comes beyond them waits in order, and beyond that is refused.
 */
export class ImageWorkshop {
  private readonly idle = new Map<ChildProcess, NodeJS.Timeout>();
  private readonly busy = new Set<ChildProcess>();
  private readonly queue: (() => void)[] = [];
  private working = 0;
  private isClosed = false;

  constructor(private readonly options: WorkshopOptions) {}

  /** How many pictures may be here at once, at work and waiting. */
  get capacity(): number {
    return this.options.concurrency + this.options.queueLimit;
  }

  /** Throws `ImageFault` where the library does not take the file. */
  async inspect(job: Omit<InspectJob, 'kind'>): Promise<InspectedImage> {
    const image = await this.run({ kind: 'inspect', ...job });
    if (!image) throw new WorkshopFailure('An inspection told nothing.');
    return image;
  }

  async makeVariant(job: Omit<VariantJob, 'kind'>): Promise<void> {
    await this.run({ kind: 'variant', ...job });
  }

  /** Ends all processes; what is being worked on fails. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const timer of this.idle.values()) clearTimeout(timer);
    const ended = [...this.idle.keys(), ...this.busy].map(
      (child) => new Promise((resolve) => child.once('exit', resolve)),
    );
    for (const child of [...this.idle.keys(), ...this.busy]) child.kill('SIGKILL');
    this.idle.clear();
    await Promise.all(ended);
  }

  private async run(job: ImageJob): Promise<InspectedImage | null> {
    await this.takeTurn();
    try {
      return await this.runOn(this.takeProcess(), job);
    } finally {
      // The turn is handed on, not given back: nobody may slip in between.
      const next = this.queue.shift();
      if (next) next();
      else this.working -= 1;
    }
  }

  private async takeTurn(): Promise<void> {
    const { concurrency, queueLimit } = this.options;
    if (this.working < concurrency) {
      this.working += 1;
      return;
    }
    if (this.queue.length >= queueLimit) throw new WorkshopBusyError();
    await new Promise<void>((resolve) => this.queue.push(resolve));
  }

  private takeProcess(): ChildProcess {
    const [rested] = this.idle.keys();
    if (!rested) return this.startProcess();
    this.wake(rested);
    rested.ref();
    rested.channel?.ref();
    return rested;
  }

  private startProcess(): ChildProcess {
    // Neither passwords nor addresses of databases: a process that reads strangers' files knows none.
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, MALLOC_ARENA_MAX: '2' };
    const child = fork(WORKER, [], {
      env,
      execArgv: process.execArgv,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('error', () => undefined); // whoever waits for it hears of it too
    child.once('exit', () => this.wake(child));
    return child;
  }

  private wake(child: ChildProcess): void {
    clearTimeout(this.idle.get(child));
    this.idle.delete(child);
  }

  private async runOn(child: ChildProcess, job: ImageJob): Promise<InspectedImage | null> {
    if (this.isClosed) {
      child.kill('SIGKILL');
      throw new WorkshopFailure('The service is stopping.');
    }
    this.busy.add(child);
    const result = await this.resultOf(child, job).finally(() => this.busy.delete(child));
    if (result.rss > MOST_KEPT_BYTES || this.isClosed) child.kill('SIGKILL');
    else this.rest(child);
    if ('fault' in result) throw new ImageFault(result.fault.code, result.fault.message);
    if ('failure' in result) throw new WorkshopFailure(result.failure);
    return result.done;
  }

  private resultOf(child: ChildProcess, job: ImageJob): Promise<ImageJobResult> {
    const { timeLimitMs } = this.options;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        end(
          new ImageFault(
            'TOO_LARGE',
            `Reading the image took more than ${timeLimitMs} ms. Make it smaller or simpler.`,
          ),
        );
        child.kill('SIGKILL');
      }, timeLimitMs);
      const onExit = () => end(this.isClosed ? new WorkshopFailure('The service is stopping.') : gaveUp());
      const onMessage = (result: ImageJobResult) => end(result);
      const end = (outcome: ImageJobResult | Error) => {
        clearTimeout(timer);
        child.off('exit', onExit).off('error', onExit).off('message', onMessage);
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
      child.once('exit', onExit).once('error', onExit).once('message', onMessage);
      child.send(job, (error) => error && onExit());
    });
  }

  private rest(child: ChildProcess): void {
    const timer = setTimeout(() => {
      this.wake(child);
      child.kill();
    }, IDLE_MS);
    timer.unref();
    child.unref();
    child.channel?.unref();
    this.idle.set(child, timer);
  }
}

function gaveUp(): ImageFault {
  return new ImageFault('DAMAGED', 'The image cannot be read: the decoder gave up on it. Export it anew.');
}
