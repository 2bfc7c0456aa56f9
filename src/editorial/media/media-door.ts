import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DataSource } from 'typeorm';
import { databaseError, DatabaseUnavailableError } from '../../database/database-errors.js';
import { toGlobalId } from '../../graphql/global-id.js';
import type { Middleware } from '../../http/cors.js';
import type { ImageLibrary } from '../../media/image-library.js';
import { sendPicture } from '../../media/send-picture.js';
import { readPictureName } from '../../rules/media/picture-name.js';
import { isAllowed, type Permission, type Viewer } from '../../rules/permissions.js';
import type { Authenticator } from '../users/authenticator.js';
import { findImages } from './image.repository.js';
import { answer, refusalOf, RefusedRequest } from './media-answer.js';
import type { RawUploads } from './raw-upload.js';
import { ResumableUploads } from './resumable-uploads.js';

export interface MediaDoorParts {
  readonly dataSource: DataSource;
  readonly authenticator: Authenticator;
  readonly library: ImageLibrary;
  readonly raw: RawUploads;
  readonly resumable: ResumableUploads;
  readonly cors: Middleware;
  readonly logError: (error: unknown) => void;
}

/** `/editor/media`: files come in and pictures are shown to who is signed in. */
export function mediaDoor(parts: MediaDoorParts): Middleware {
  return (req, res) => {
    res.setHeader('Cache-Control', 'private, no-store');
    res.setHeader('X-Content-Type-Options', 'nosniff');
    parts.cors(req, res, () => {
      handle(parts, req, res).catch((error: unknown) => answer(req, res, told(error, parts.logError)));
    });
  };
}

async function handle(parts: MediaDoorParts, req: IncomingMessage, res: ServerResponse): Promise<void> {
  // The framework takes the mount's path away; what is left has no query.
  const rest = (req.url ?? '/').split('?', 1)[0]!.replace(/^\//, '');
  if (ResumableUploads.speaks(req)) {
    const viewer = await viewerOf(parts, req, 'articles:write');
    if (rest !== '' && !parts.resumable.isOwn(rest, viewer)) {
      throw new RefusedRequest(
        404,
        'NOT_FOUND',
        'There is no such upload: it is finished, expired or not yours.',
      );
    }
    req.url = (req as IncomingMessage & { originalUrl?: string }).originalUrl ?? req.url;
    await parts.resumable.handle(req, res, viewer);
    return;
  }
  if (req.method === 'GET' || req.method === 'HEAD') {
    await viewerOf(parts, req, 'articles:read');
    await show(parts, rest, req, res);
    return;
  }
  if (rest !== '') throw new RefusedRequest(404, 'NOT_FOUND', 'Nothing is here.');
  if (req.method !== 'POST') {
    throw new RefusedRequest(405, 'BAD_REQUEST', 'Send the file with POST.', { allow: 'POST, OPTIONS' });
  }
  const viewer = await viewerOf(parts, req, 'articles:write');
  const { id, notes } = await parts.raw.take(req, viewer);
  answer(req, res, { status: 201, headers: {}, body: await told201(parts, id, notes) });
}

async function told201(
  { dataSource }: MediaDoorParts,
  id: string,
  notes: readonly string[],
): Promise<object> {
  const [image] = await findImages(dataSource.manager, [id]);
  const { mime, bytes, width, height, placeholder, version } = image!;
  return { id: toGlobalId('Image', id), mime, bytes, width, height, placeholder, version, notes };
}

async function viewerOf(
  { authenticator }: MediaDoorParts,
  req: IncomingMessage,
  permission: Permission,
): Promise<Viewer> {
  const { viewer, isFromForeignPage } = await authenticator.identify(req);
  if (isFromForeignPage) {
    throw new RefusedRequest(
      403,
      'FORBIDDEN',
      'This request came from a page of another origin. Send it from the service itself or from an origin in EDITOR_ORIGINS.',
    );
  }
  if (!viewer) {
    throw new RefusedRequest(401, 'UNAUTHENTICATED', 'Sign in with `signIn`, or send a valid access token.');
  }
  if (isAllowed(viewer, permission)) return viewer;
  throw new RefusedRequest(
    403,
    'FORBIDDEN',
    `This needs the permission ${permission}, which you do not have.`,
  );
}

async function show(
  { dataSource, library }: MediaDoorParts,
  path: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const name = readPictureName(path);
  if (!name) throw new RefusedRequest(404, 'NOT_FOUND', 'Nothing is here.');
  const [image] = await findImages(dataSource.manager, [name.imageId]);
  const isShown =
    image !== undefined &&
    (await sendPicture(library, { imageId: image.id, ...image }, name, req, res, 'private, no-cache'));
  if (!isShown) throw new RefusedRequest(404, 'NOT_FOUND', 'There is no such image in the library.');
}

function told(error: unknown, logError: (error: unknown) => void) {
  const refusal = refusalOf(error);
  if (refusal) return refusal;
  logError(error);
  const isPassing = databaseError(error, null) instanceof DatabaseUnavailableError;
  const message = isPassing
    ? 'Too much to do at the moment. Try again in a second.'
    : 'This failed through no fault of yours.';
  return {
    status: isPassing ? 503 : 500,
    headers: isPassing ? { 'retry-after': '1' } : {},
    body: { errors: [{ code: isPassing ? 'UNAVAILABLE' : 'INTERNAL_SERVER_ERROR', message }] },
  };
}
