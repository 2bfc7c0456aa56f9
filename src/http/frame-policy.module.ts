import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { refuseFrames } from './frame-policy.js';

/** Stands first in the list of modules, so that no answer goes out without a word on frames. */
@Module({})
export class FramePolicyModule {
  constructor({ httpAdapter }: HttpAdapterHost) {
    httpAdapter.use(refuseFrames);
  }
}
