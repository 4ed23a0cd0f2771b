import { isDomainError } from '#campaigns/kernel/errors.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import type { World } from '#campaigns/kernel/world.ts';
import type { Delivered } from './backend.ts';
import type { JobResult } from './define-job.ts';
import { findJob } from './registry.ts';
import type { JobTools } from './tools.ts';

/**
 * Runs one job that a queue handed out. Expected errors are warnings in the log, the others errors; whether it is
 * tried again is the queue's business.
 */
export async function runJob(world: World, tools: JobTools, delivered: Delivered): Promise<JobResult> {
  const requestId = newId('request');
  const log = world.log.child({ job: delivered.name, key: delivered.id, requestId });
  try {
    const job = findJob(delivered.name);
    if (!job) throw new UnknownJobError(`no job is called ${delivered.name}`);
    return await job.run({ ...world, log }, tools, delivered.data, requestId);
  } catch (error) {
    if (isDomainError(error)) log.warn({ code: error.code, error: error.message }, 'job refused');
    else log.error({ error }, 'job failed');
    throw error;
  }
}

class UnknownJobError extends Error {
  override readonly name = 'UnknownJobError';
}
