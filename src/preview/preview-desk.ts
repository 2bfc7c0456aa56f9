import type { ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import type { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { requestError, unavailable } from '../graphql/request-errors.js';
import type { PreviewedDraft } from '../publication/draft-preview.js';
import { publicAddresses } from '../publication/prepared-publication.js';
import { readPass, signPass, type PassPurpose, type PreviewPass } from '../rules/preview-pass.js';
import { findPreviewedDraft } from './preview-link.repository.js';
import { PreviewTransaction } from './preview-transaction.js';

/** A draft that somebody may see, and until when. */
export interface OpenedPreview {
  readonly draft: PreviewedDraft;
  readonly pass: PreviewPass;
}

/** Lets those in who carry a pass, a few at a time: each preview holds a connection of the editors'. */
export class PreviewDesk {
  private open = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly secret: string,
    private readonly config: Config,
  ) {}

  /** What a token or a pass opens; null where it opens nothing, for whatever reason. */
  async enter(purpose: PassPurpose, text: string): Promise<OpenedPreview | null> {
    const pass = readPass(this.secret, purpose, text, new Date());
    const draft = pass && (await findPreviewedDraft(this.dataSource, pass.linkId));
    return pass && draft ? { pass, draft } : null;
  }

  /** Where images of a preview are found: as long as the link lives, and by nobody else. */
  serviceUrl({ pass }: OpenedPreview): string {
    return `${this.config.site.serviceUrl}/preview/${signPass(this.secret, 'images', pass)}`;
  }

  /** Where everybody finds an image that is published. */
  publicAddress(imageId: string, file: string): string {
    return `${this.config.site.serviceUrl}/media/${imageId}/${file}`;
  }

  /**
   * The database with the draft published in it, until the answer is finished. Throws UNAVAILABLE where as many as may are
   * looking already, and NOT_FOUND where the draft is gone.
   */
  async show(opened: OpenedPreview, res: ServerResponse): Promise<PreviewTransaction> {
    const { concurrency } = this.config.preview;
    if (this.open >= concurrency) {
      throw unavailable(
        `${concurrency} previews are being looked at, as many as may. Try again in a second.`,
      );
    }
    this.open += 1;
    try {
      const transaction = await PreviewTransaction.open(
        this.dataSource,
        opened.draft,
        { ...publicAddresses(this.config.site), serviceUrl: this.serviceUrl(opened) },
        this.config.http.queryTimeoutMs,
      );
      if (!transaction) throw refused();
      const close = () => {
        this.open -= 1;
        void transaction.close();
      };
      if (res.closed) close();
      else res.once('close', close);
      return transaction;
    } catch (error) {
      this.open -= 1;
      throw requestError(error);
    }
  }
}

/** The one answer to every token that opens nothing: which of the reasons it is, is nobody's business. */
export function refused(): GraphQLError {
  const message =
    'This preview link is not valid: it was revoked, has expired, or is incomplete. Ask for a new one.';
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
}
