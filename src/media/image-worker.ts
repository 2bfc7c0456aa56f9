import sharp from 'sharp';
import { ImageFault, type ImageJob, type ImageJobResult } from './image-job.js';
import { inspectImage } from './inspect-image.js';
import { makeVariant } from './make-variant.js';

// The process that decodes: what a picture does to it ends with it. It knows neither database nor network nor secrets.

// Nothing is asked twice here, and memory that is kept is memory that is missing.
sharp.cache(false);
sharp.concurrency(1);
// The decoder knows dozens of formats; only those the library takes may ever be tried.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegFile',
    'VipsForeignLoadPngFile',
    'VipsForeignLoadWebpFile',
    'VipsForeignLoadHeifFile',
    'VipsForeignLoadNsgifFile',
    'VipsForeignLoadSvgFile',
  ],
});

process.on('message', (job: ImageJob) => void answer(job));
// Whoever started it is gone, perhaps killed.
process.on('disconnect', () => process.exit(0));

async function answer(job: ImageJob): Promise<void> {
  const result = await run(job);
  process.send?.({ ...result, rss: process.memoryUsage.rss() } satisfies ImageJobResult);
}

async function run(job: ImageJob) {
  try {
    if (job.kind === 'inspect') return { done: await inspectImage(job) };
    await makeVariant(job);
    return { done: null };
  } catch (error) {
    if (error instanceof ImageFault) return { fault: { code: error.code, message: error.message } };
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
