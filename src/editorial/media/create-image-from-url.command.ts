import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { OutboundClient } from '../../http/outbound/outbound-client.js';
import { ImageLibrary } from '../../media/image-library.js';
import { Gate } from '../../publication/gate.js';
import type { Viewer } from '../../rules/permissions.js';
import { faultsOf, refuse } from '../check-input.js';
import { AddImageCommand } from './add-image.command.js';
import { fetchImage } from './fetch-image.js';
import { ImageFromUrlInput, imageFaults, imageFieldsOf } from './image.input.js';

/** Takes an image into the library that lies on a public server. */
@Injectable()
export class CreateImageFromUrlCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    private readonly library: ImageLibrary,
    private readonly outbound: OutboundClient,
    private readonly add: AddImageCommand,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(
    input: ImageFromUrlInput,
    viewer: Viewer,
    call: { now: Date; idempotencyKey?: string | null },
  ): Promise<{ id: string; contentVersion: number }> {
    refuse([...faultsOf(ImageFromUrlInput, input, ['input']).filter(isAboutUrl), ...imageFaults(input)]);
    const { maxBytes, timeLimitMs } = this.config.media;
    const field = ['input', 'url'];
    const { id } = await this.library.incoming.withPath(async (path) => {
      await fetchImage(this.outbound, input.url, path, { maxBytes, timeoutMs: timeLimitMs }, field);
      const image = { path, sourceUrl: input.url, fields: imageFieldsOf(input), field };
      const retry = { mutation: 'createImageFromUrl', args: { input } };
      return this.add.run(image, viewer, { ...call, retry });
    });
    return { id, contentVersion: await this.gate.contentVersion(this.dataSource.manager) };
  }
}

function isAboutUrl({ field }: { readonly field?: readonly string[] }): boolean {
  return field?.[1] === 'url';
}
