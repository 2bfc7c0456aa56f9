import type { Middleware } from './cors.js';

/**
 * Nothing of this service is framed by other sites, unless what answers says otherwise: embeds do, each with the origins that may.
 * `X-Frame-Options` is for browsers that do not know `frame-ancestors`; embeds take it away, since it could not name their origins.
 */
export const refuseFrames: Middleware = (_req, res, next) => {
  res.setHeader('Content-Security-Policy', "frame-ancestors 'none'");
  res.setHeader('X-Frame-Options', 'DENY');
  next();
};
