import { ResolveField, Resolver } from '@nestjs/graphql';
import { toGlobalId } from '../../graphql/global-id.js';
import type { ArticleRow } from '../articles/article.row.js';
import { viewerOf, type EditorialContext } from '../context.js';
import type { UserEntity } from '../users/user.entity.js';
import { mayReadEvidence } from './story-sight.js';
import type { ConsentRow, ReceiptRow, WithdrawnArticleRow, WithdrawnImageRow } from './testimonial.row.js';

@Resolver('Consent')
export class ConsentFieldsResolver {
  @ResolveField('id')
  id(consent: ConsentRow): string {
    return toGlobalId('Consent', consent.id);
  }

  @ResolveField('evidenceName')
  evidenceName(consent: ConsentRow, _: unknown, context: EditorialContext): string | null {
    return mayReadEvidence(viewerOf(context), consent) ? consent.evidenceName : null;
  }

  @ResolveField('note')
  note(consent: ConsentRow, _: unknown, context: EditorialContext): string | null {
    return mayReadEvidence(viewerOf(context), consent) ? consent.note : null;
  }

  @ResolveField('recordedBy')
  recordedBy(
    { recordedById }: ConsentRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<UserEntity | null> | null {
    return recordedById === null ? null : loaders.user.load(recordedById);
  }
}

@Resolver('WithdrawalReceipt')
export class WithdrawalReceiptFieldsResolver {
  @ResolveField('id')
  id(receipt: ReceiptRow): string {
    return toGlobalId('WithdrawalReceipt', receipt.id);
  }

  @ResolveField('recordedBy')
  recordedBy(
    { recordedById }: ReceiptRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<UserEntity | null> | null {
    return recordedById === null ? null : loaders.user.load(recordedById);
  }
}

@Resolver('WithdrawnArticle')
export class WithdrawnArticleFieldsResolver {
  @ResolveField('article')
  article(
    { articleId }: WithdrawnArticleRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<ArticleRow | null> {
    return loaders.article.load(articleId);
  }
}

@Resolver('WithdrawnImage')
export class WithdrawnImageFieldsResolver {
  @ResolveField('imageId')
  imageId({ imageId }: WithdrawnImageRow): string {
    return toGlobalId('Image', imageId);
  }
}
