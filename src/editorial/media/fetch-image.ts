import { open } from 'node:fs/promises';
import { OutboundError, type OutboundClient } from '../../http/outbound/outbound-client.js';
import { DomainError, type UserErrorCode } from '../../rules/domain-error.js';

const CODES: Readonly<Record<OutboundError['reason'], UserErrorCode>> = {
  forbidden: 'UNSAFE_ADDRESS',
  unreachable: 'UNREACHABLE',
  'too-large': 'TOO_LARGE',
};

/** Fetches a file to a local path where nothing is. Throws a `DomainError` that names `field`. */
export async function fetchImage(
  outbound: OutboundClient,
  url: string,
  path: string,
  limits: { readonly maxBytes: number; readonly timeoutMs: number },
  field: readonly string[],
): Promise<void> {
  const file = await open(path, 'wx');
  try {
    const { status } = await outbound.send({ url, ...limits }, async (chunk) => {
      await file.write(chunk);
    });
    if (status !== 200) {
      throw new OutboundError('unreachable', `The address answered with status ${status} instead of a file.`);
    }
  } catch (error) {
    if (error instanceof OutboundError) throw DomainError.of(CODES[error.reason], error.message, field);
    throw error;
  } finally {
    await file.close();
  }
}
