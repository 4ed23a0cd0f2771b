import {
  claimIdempotencyKey,
  fingerprint,
  keepAnswer,
  releaseIdempotencyKey,
} from '#campaigns/accounts/idempotency.ts';
import type { Caller, PartnerScope, VendorScope } from '#campaigns/kernel/context.ts';
import { isDomainError } from '#campaigns/kernel/errors.ts';
import type { ApiOperation } from './api-operation.server.ts';
import { HttpFailure } from './errors.server.ts';

type Answer = { status: number; body: object; replayed?: boolean };

// draft-ietf-httpapi-idempotency-key-header: any string; printable and short is what fits an index.
const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * Runs a call once per `Idempotency-Key`. Without the header it simply runs. An answer is kept; a refusal gives the key
 * back, because a use case that refuses has stored nothing; anything else (a crash, a lost database) keeps the key
 * taken, because nobody can know whether the call took effect.
 */
export async function runOnce<S extends VendorScope | PartnerScope>(
  caller: Caller<S>,
  operation: ApiOperation,
  request: Request,
  content: { values: unknown; sha256: string | undefined },
  run: () => Promise<Answer>,
): Promise<Answer> {
  const key = request.headers.get('idempotency-key');
  if (key === null || operation.method === 'GET') return run();
  if (!KEY.test(key))
    throw new HttpFailure(400, 'unreadable', 'An Idempotency-Key has 1 to 200 visible ASCII characters.');
  const requestHash = fingerprint(operation.operationId, content);
  const claim = await claimIdempotencyKey(caller, { key, requestHash });
  if (claim.kind === 'replay') return { status: claim.status, body: claim.body as object, replayed: true };
  try {
    const answer = await run();
    await keepAnswer(caller, { key, status: answer.status, body: answer.body });
    return answer;
  } catch (error) {
    if (isDomainError(error)) await releaseIdempotencyKey(caller, key);
    throw error;
  }
}
