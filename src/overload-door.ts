import type { Config } from './config/config.js';
import { deliveryCors, editorialCors } from './http/cors.js';
import { refuseFrames } from './http/frame-policy.js';
import { headersOf } from './http/headers-of.js';
import { OverloadDoor } from './http/overload/overload-door.js';
import type { DocumentById } from './http/overload/request-kind.js';

/** The door of a service. Refusals have the headers that its other answers of 503 have. */
export function openOverloadDoor({ http }: Config, documentById: DocumentById): OverloadDoor {
  return new OverloadDoor({
    limits: http.overload,
    bodyLimitBytes: { delivery: http.deliveryBodyLimitBytes, editor: http.bodyLimitBytes },
    headers: {
      reader: { ...headersOf(refuseFrames, deliveryCors()), 'x-content-type-options': 'nosniff' },
      editor: editorialCors(http.editorOrigins),
    },
    documentById,
  });
}
