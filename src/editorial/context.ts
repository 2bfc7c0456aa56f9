import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Viewer } from '../rules/permissions.js';
import type { EditorialLoaders } from './loaders.js';

/** What the resolvers of one request share. */
export interface EditorialContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  /** When the request came, by this machine's clock: for new ids and for what is told to people, never for visibility. */
  readonly now: Date;
  /** Null: nobody is signed in. */
  readonly viewer: Viewer | null;
  /** The session token the request carried, whether or not it is still good. */
  readonly sessionToken: string | null;
  /** A browser sent it from a page that is not ours: nothing is answered. */
  readonly isFromForeignPage: boolean;
  /** Replaced by every mutation: what was loaded before it is past. */
  loaders: EditorialLoaders;
}

/** The viewer behind the guard, which has let nobody else pass. */
export function viewerOf(context: EditorialContext): Viewer {
  if (!context.viewer) throw new Error('A resolver that needs a viewer lacks @Requires.');
  return context.viewer;
}
