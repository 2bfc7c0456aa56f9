import { Module } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { OutboundClient } from './outbound-client.js';

/** The one way out of the service. */
@Module({
  providers: [
    {
      provide: OutboundClient,
      inject: [CONFIG],
      useFactory: ({ outbound }: Config) => new OutboundClient(outbound),
    },
  ],
  exports: [OutboundClient],
})
export class OutboundModule {}
