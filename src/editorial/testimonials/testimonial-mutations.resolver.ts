import { Mutation, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { fromGlobalIdOf } from '../../graphql/global-id.js';
import { Gate } from '../../publication/gate.js';
import { viewerOf, type EditorialContext } from '../context.js';
import { createLoaders } from '../loaders.js';
import { userErrorsOf, type UserErrorRow } from '../user-errors.js';
import { Requires } from '../users/permission.guard.js';
import { CreateTestimonialCommand } from './commands/create-testimonial.command.js';
import { EndConsentCommand } from './commands/end-consent.command.js';
import { EraseTestimonialCommand } from './commands/erase-testimonial.command.js';
import { RecordConsentCommand } from './commands/record-consent.command.js';
import type { StoryResult } from './commands/story-version.js';
import { UpdateTestimonialCommand } from './commands/update-testimonial.command.js';
import { WithdrawTestimonialCommand } from './commands/withdraw-testimonial.command.js';
import type { ConsentInput, TestimonialInput } from './testimonial.input.js';
import type { ConsentRow, ReceiptRow, TestimonialRow } from './testimonial.row.js';

interface Payload {
  readonly testimonial?: TestimonialRow | null;
  readonly consent?: ConsentRow | null;
  readonly receipt?: ReceiptRow | null;
  readonly contentVersion: number;
  readonly userErrors: readonly UserErrorRow[];
}

interface Change {
  readonly id: string;
  readonly expectedVersion: number;
  readonly idempotencyKey?: string | null;
}

/** Writing, withdrawing and erasing patients' stories. */
@Resolver()
export class TestimonialMutationsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    private readonly create: CreateTestimonialCommand,
    private readonly update: UpdateTestimonialCommand,
    private readonly record: RecordConsentCommand,
    private readonly end: EndConsentCommand,
    private readonly withdraw: WithdrawTestimonialCommand,
    private readonly erase: EraseTestimonialCommand,
  ) {}

  @Mutation('createTestimonial')
  @Requires('testimonials:write')
  createTestimonial(
    _: unknown,
    args: { input: TestimonialInput; idempotencyKey?: string | null },
    context: EditorialContext,
  ): Promise<Payload> {
    return this.answer(context, () =>
      this.create.run(withImageId(args.input), viewerOf(context), callOf(args, context)),
    );
  }

  @Mutation('updateTestimonial')
  @Requires('testimonials:write')
  updateTestimonial(
    _: unknown,
    args: Change & { input: TestimonialInput },
    context: EditorialContext,
  ): Promise<Payload> {
    const order = { ...targetOf(args), input: withImageId(args.input) };
    return this.answer(context, () => this.update.run(order, viewerOf(context), callOf(args, context)));
  }

  @Mutation('recordConsent')
  @Requires('testimonials:write')
  recordConsent(
    _: unknown,
    args: Omit<Change, 'id'> & { testimonialId: string; input: ConsentInput },
    context: EditorialContext,
  ): Promise<Payload> {
    const { expectedVersion, input } = args;
    const testimonialId = fromGlobalIdOf('Testimonial', args.testimonialId, 'testimonialId');
    const order = { testimonialId, expectedVersion, input };
    return this.answer(context, async () => {
      const { id, contentVersion } = await this.record.run(order, viewerOf(context), callOf(args, context));
      return { id: testimonialId, contentVersion, consentId: id };
    });
  }

  @Mutation('endConsent')
  @Requires('testimonials:write')
  endConsent(_: unknown, args: Change & { at?: Date | null }, context: EditorialContext): Promise<Payload> {
    const consentId = fromGlobalIdOf('Consent', args.id, 'id');
    const order = { id: consentId, expectedVersion: args.expectedVersion, at: args.at ?? null };
    return this.answer(context, async () => ({
      ...(await this.end.run(order, viewerOf(context), callOf(args, context))),
      consentId,
    }));
  }

  @Mutation('withdrawTestimonial')
  @Requires('testimonials:write')
  withdrawTestimonial(
    _: unknown,
    args: Change & { reason?: string | null },
    context: EditorialContext,
  ): Promise<Payload> {
    const order = { ...targetOf(args), reason: args.reason ?? null };
    return this.answer(context, async () => ({
      ...(await this.withdraw.run(order, viewerOf(context), callOf(args, context))),
      kind: 'WITHDRAWAL' as const,
    }));
  }

  @Mutation('eraseTestimonial')
  @Requires('testimonials:erase')
  eraseTestimonial(_: unknown, args: Change, context: EditorialContext): Promise<Payload> {
    return this.answer(context, async () => ({
      ...(await this.erase.run(targetOf(args), viewerOf(context), callOf(args, context))),
      kind: 'ERASURE' as const,
    }));
  }

  private async answer(
    context: EditorialContext,
    command: () => Promise<StoryResult & { consentId?: string; kind?: ReceiptRow['kind'] }>,
  ): Promise<Payload> {
    try {
      const { id, contentVersion, consentId, kind } = await command();
      context.loaders = createLoaders(this.dataSource.manager);
      const { loaders } = context;
      const testimonial = await loaders.testimonial.load(id);
      const consent = consentId === undefined ? null : await loaders.consent.load(consentId);
      const receipts = kind === undefined ? [] : await loaders.receiptsOf.load(id);
      const receipt = receipts.find((it) => it.kind === kind) ?? null;
      return { testimonial, consent, receipt, contentVersion, userErrors: [] };
    } catch (error) {
      const userErrors = userErrorsOf(error);
      return { contentVersion: await this.gate.contentVersion(this.dataSource.manager), userErrors };
    }
  }
}

function targetOf({ id, expectedVersion }: Change): { id: string; expectedVersion: number } {
  return { id: fromGlobalIdOf('Testimonial', id, 'id'), expectedVersion };
}

function callOf(
  { idempotencyKey }: { idempotencyKey?: string | null },
  { now }: EditorialContext,
): { now: Date; idempotencyKey?: string | null } {
  return { now, idempotencyKey: idempotencyKey ?? null };
}

/** The input with the image's own id in place of its opaque one. */
function withImageId(input: TestimonialInput): TestimonialInput {
  return input.imageId == null
    ? input
    : { ...input, imageId: fromGlobalIdOf('Image', input.imageId, 'imageId') };
}
