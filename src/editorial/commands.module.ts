import { Module } from '@nestjs/common';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { OutboundModule } from '../http/outbound/outbound.module.js';
import { EvidenceModule } from '../media/evidence.module.js';
import { MediaModule } from '../media/media.module.js';
import { PublicationModule } from '../publication/publication.module.js';
import { ArchiveArticleCommand } from './articles/commands/archive-article.command.js';
import { CreateArticleCommand } from './articles/commands/create-article.command.js';
import { PublishArticleCommand } from './articles/commands/publish-article.command.js';
import { RestoreRevisionCommand } from './articles/commands/restore-revision.command.js';
import { UnpublishArticleCommand } from './articles/commands/unpublish-article.command.js';
import { UpdateArticleCommand } from './articles/commands/update-article.command.js';
import { RecordMedicalReviewCommand } from './medical-reviews/record-medical-review.command.js';
import { WithdrawMedicalReviewCommand } from './medical-reviews/withdraw-medical-review.command.js';
import { CreateAuthorCommand } from './authors/create-author.command.js';
import { UpdateAuthorCommand } from './authors/update-author.command.js';
import { CreatePartnerCommand } from './partners/create-partner.command.js';
import { PartnerSnippets } from './partners/partner-snippets.js';
import { UpdatePartnerCommand } from './partners/update-partner.command.js';
import { ChangeStopWordsCommand } from './search/change-stop-words.command.js';
import { CreateSynonymGroupCommand } from './search/create-synonym-group.command.js';
import { DeleteSynonymGroupCommand } from './search/delete-synonym-group.command.js';
import { UpdateSynonymGroupCommand } from './search/update-synonym-group.command.js';
import { CreatePreviewLinkCommand } from './previews/create-preview-link.command.js';
import { AddImageCommand } from './media/add-image.command.js';
import { CreateImageFromUrlCommand } from './media/create-image-from-url.command.js';
import { DeleteImageCommand } from './media/delete-image.command.js';
import { FillFigureCommand } from './media/fill-figure.command.js';
import { ReplaceImageCommand } from './media/replace-image.command.js';
import { UpdateImageCommand } from './media/update-image.command.js';
import { CreateTestimonialCommand } from './testimonials/commands/create-testimonial.command.js';
import { EndConsentCommand } from './testimonials/commands/end-consent.command.js';
import { EraseTestimonialCommand } from './testimonials/commands/erase-testimonial.command.js';
import { KeepEvidenceCommand } from './testimonials/commands/keep-evidence.command.js';
import { RecordConsentCommand } from './testimonials/commands/record-consent.command.js';
import { UpdateTestimonialCommand } from './testimonials/commands/update-testimonial.command.js';
import { WithdrawTestimonialCommand } from './testimonials/commands/withdraw-testimonial.command.js';
import { FileRemover } from './testimonials/file-remover.js';
import { CreateTopicCommand } from './topics/create-topic.command.js';
import { UpdateTopicCommand } from './topics/update-topic.command.js';
import { CreateAccessTokenCommand } from './users/create-access-token.command.js';
import { CreateUserCommand } from './users/create-user.command.js';
import { PasswordHasher } from './users/password.js';
import { RevokeAccessTokenCommand } from './users/revoke-access-token.command.js';
import { SetPasswordCommand } from './users/set-password.command.js';
import { SignInCommand } from './users/sign-in.command.js';
import { SignInLimiter } from './users/sign-in-limiter.js';

const commands = [
  CreateArticleCommand,
  UpdateArticleCommand,
  PublishArticleCommand,
  UnpublishArticleCommand,
  ArchiveArticleCommand,
  RestoreRevisionCommand,
  RecordMedicalReviewCommand,
  WithdrawMedicalReviewCommand,
  CreateAuthorCommand,
  UpdateAuthorCommand,
  CreatePreviewLinkCommand,
  AddImageCommand,
  CreateImageFromUrlCommand,
  UpdateImageCommand,
  ReplaceImageCommand,
  DeleteImageCommand,
  FillFigureCommand,
  CreateTopicCommand,
  UpdateTopicCommand,
  CreateTestimonialCommand,
  UpdateTestimonialCommand,
  RecordConsentCommand,
  KeepEvidenceCommand,
  EndConsentCommand,
  WithdrawTestimonialCommand,
  EraseTestimonialCommand,
  CreateSynonymGroupCommand,
  UpdateSynonymGroupCommand,
  DeleteSynonymGroupCommand,
  ChangeStopWordsCommand,
  CreatePartnerCommand,
  UpdatePartnerCommand,
  PartnerSnippets,
  SignInCommand,
  CreateAccessTokenCommand,
  RevokeAccessTokenCommand,
  CreateUserCommand,
  SetPasswordCommand,
];

/** Everything an editor can do, one class a thing: for resolvers and for importers alike. No resolver lives here. */
@Module({
  imports: [EvidenceModule, MediaModule, OutboundModule, PublicationModule],
  providers: [
    ...commands,
    FileRemover,
    PasswordHasher,
    {
      provide: SignInLimiter,
      inject: [CONFIG],
      useFactory: ({ signIn }: Config) => new SignInLimiter(signIn),
    },
  ],
  exports: [...commands, EvidenceModule, MediaModule, PublicationModule],
})
export class EditorialCommandsModule {}
