import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { DataSource } from 'typeorm';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { fromGlobalId } from '../../graphql/global-id.js';
import { EvidenceFiles } from '../../media/evidence-files.js';
import { DomainError } from '../../rules/domain-error.js';
import { isAllowed, type Viewer } from '../../rules/permissions.js';
import { Authenticator } from '../users/authenticator.js';
import { sessionCookie } from '../users/session-cookie.js';
import { KeepEvidenceCommand } from './commands/keep-evidence.command.js';
import { findEvidence } from './evidence.repository.js';
import { mayReadEvidence } from './story-sight.js';

const STATUS_OF: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  TAKEN: 409,
  NOT_ALLOWED_NOW: 409,
  TOO_LARGE: 413,
  UNSUPPORTED_TYPE: 415,
};

/**
 * The evidence of consents, for whoever may change stories. Files come and go as they are, never under an address that readers
 * know, and no browser shows one as a page of ours.
 */
@Controller('editor/consents')
export class EvidenceController {
  private readonly authenticator: Authenticator;

  constructor(
    private readonly dataSource: DataSource,
    private readonly files: EvidenceFiles,
    private readonly keep: KeepEvidenceCommand,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    const cookie = sessionCookie(config.site.url);
    this.authenticator = new Authenticator(dataSource, cookie, config.session, config.http.editorOrigins);
  }

  /** The body is the file. `name`: as it is to be called. */
  @Post(':id/evidence')
  async upload(
    @Param('id') id: string,
    @Query('name') name: unknown,
    @Req() req: IncomingMessage,
    @Res() res: ServerResponse,
  ): Promise<void> {
    protect(res);
    if (!(await this.enter(req, res))) return;
    try {
      const content = await this.read(req);
      const sentName = typeof name === 'string' ? name : null;
      const evidenceName = await this.keep.run(consentIdOf(id), content, sentName);
      say(res, 201, { id, evidenceName, bytes: content.length });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const [{ code, message }] = error.faults;
      // What is still being sent is not read any more.
      if (code === 'TOO_LARGE') res.setHeader('Connection', 'close');
      say(res, STATUS_OF[code] ?? 400, { code, message });
    }
  }

  @Get(':id/evidence')
  async download(
    @Param('id') id: string,
    @Req() req: IncomingMessage,
    @Res() res: ServerResponse,
  ): Promise<void> {
    protect(res);
    const viewer = await this.enter(req, res);
    if (!viewer) return;
    const consentId = readConsentId(id);
    const found = consentId && (await findEvidence(this.dataSource.manager, consentId));
    const file =
      found && found.key !== null && mayReadEvidence(viewer, found)
        ? await this.files.get(consentId, found.key)
        : null;
    if (!found || !file) {
      say(res, 404, { code: 'NOT_FOUND', message: 'There is no such evidence.' });
      return;
    }
    res.writeHead(200, {
      'Content-Type': found.mime!,
      'Content-Length': file.bytes,
      'Content-Disposition': attachment(found.name!),
    });
    if (req.method === 'HEAD') {
      file.stream.destroy();
      res.end();
    } else await pipeline(file.stream, res).catch(() => res.destroy());
  }

  /** Who is asking, where they may change stories; null where they were answered why not. */
  private async enter(req: IncomingMessage, res: ServerResponse): Promise<Viewer | null> {
    const { viewer, isFromForeignPage } = await this.authenticator.identify(req);
    if (viewer && !isFromForeignPage && isAllowed(viewer, 'testimonials:write')) return viewer;
    const isUnknown = !viewer && !isFromForeignPage;
    const message = isFromForeignPage
      ? 'This request came from a page of another origin. Send it from the service itself or from an origin in EDITOR_ORIGINS.'
      : isUnknown
        ? 'Sign in with `signIn`, or send a valid access token.'
        : 'This needs the permission testimonials:write, which you do not have.';
    res.setHeader('Connection', 'close');
    say(res, isUnknown ? 401 : 403, { code: isUnknown ? 'UNAUTHENTICATED' : 'FORBIDDEN', message });
    return null;
  }

  private async read(req: IncomingMessage): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of req as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > this.config.evidenceMaxBytes) throw this.keep.tooLarge();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
}

function protect(res: ServerResponse): void {
  res.setHeader('Cache-Control', 'private, no-store');
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
  res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
}

function say(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

/** RFC 6266: a name for everybody, and the whole one for who knows UTF-8. */
function attachment(name: string): string {
  const plain = name.replace(/[^\w .()-]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (it) => `%${it.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

function readConsentId(opaque: string): string | null {
  try {
    const { type, id } = fromGlobalId(opaque, 'id');
    return type === 'Consent' ? id : null;
  } catch {
    return null;
  }
}

function consentIdOf(opaque: string): string {
  const id = readConsentId(opaque);
  if (id === null) throw DomainError.of('NOT_FOUND', 'There is no such consent.', ['id']);
  return id;
}
