import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import {
  connectionOf,
  readPage,
  type Connection,
  type ConnectionArguments,
} from '../../graphql/connection.js';
import { Cursors } from '../../graphql/cursor.js';
import { fromGlobalIdOf } from '../../graphql/global-id.js';
import { filterText } from '../containing.js';
import { viewerOf, type EditorialContext } from '../context.js';
import { Requires } from '../users/permission.guard.js';
import { countTestimonials, pageOfTestimonials } from './testimonial.repository.js';
import type { ConsentStatus, TestimonialRow } from './testimonial.row.js';

/** Reading patients' stories. */
@Resolver()
export class TestimonialsResolver {
  private readonly warningDays: number;

  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
    @Inject(CONFIG) { consentWarningDays }: Config,
  ) {
    this.warningDays = consentWarningDays;
  }

  @Query('testimonial')
  @Requires('articles:read')
  testimonial(
    _: unknown,
    { id }: { id: string },
    { loaders }: EditorialContext,
  ): Promise<TestimonialRow | null> {
    return loaders.testimonial.load(fromGlobalIdOf('Testimonial', id, 'id'));
  }

  @Query('testimonials')
  @Requires('articles:read')
  async testimonials(
    _: unknown,
    args: ConnectionArguments & { text?: string | null; status?: ConsentStatus | null },
    context: EditorialContext,
  ): Promise<Connection<TestimonialRow> & { totalCount: () => Promise<number> }> {
    const { manager } = this.dataSource;
    const filter = {
      text: filterText(args.text, 'text'),
      status: args.status ?? null,
      withWithdrawnNames: viewerOf(context).role === 'ADMIN',
    };
    const list = `editorial.testimonials ${JSON.stringify(filter)}`;
    const page = readPage(args, list, this.cursors);
    const rows = await pageOfTestimonials(manager, filter, page, this.warningDays);
    return {
      ...connectionOf(rows, page, (row) => this.cursors.seal(list, [row.sortKey, row.id])),
      totalCount: () => countTestimonials(manager, filter, this.warningDays),
    };
  }
}
