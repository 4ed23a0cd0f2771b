import type { z } from 'zod';
import type { Caller, Scope } from '#campaigns/kernel/context.ts';
import { type Installation, makeCaller, type World } from '#campaigns/kernel/world.ts';
import type { JobTools } from './tools.ts';

/**
 * Which of a worker's few queues a job waits in: mail is sent in `mail`, files are read in `data`, everything else is
 * `small`. Few, because every queue holds a database connection open in every worker.
 */
export type Lane = 'mail' | 'data' | 'small';
export const LANES: readonly Lane[] = ['mail', 'data', 'small'];

/** `again`: there is more to do; the job goes to the back of its lane, so that others get their turn. */
export type JobResult = 'again' | undefined;

/** What a job without an owner gets instead of a caller: no way into anybody's rows but through `tools.enter`. */
export type SystemCaller = Pick<World, 'clock' | 'log'> & {
  readonly install: Installation;
  readonly requestId: string;
};

export type Retry = {
  /** tries in all, the first one counted */
  attempts: number;
  /** pause before the second try in ms; doubles each time */
  backoffMs: number;
};

type JobCommon<P> = {
  /** kebab-case, the file's name */
  name: string;
  /** ids only; a new field is optional until old jobs have drained */
  payload: z.ZodType<P>;
  /** what is the same work: while one such job waits or runs, another is not added. No ":". */
  key: (payload: P) => string;
  /** default small */
  lane?: Lane;
  retry: Retry;
};

type ScopedJob<P, S extends Scope> = JobCommon<P> & {
  /** whose rows the handler may see */
  scope: (payload: P) => S;
  /** calls one use case */
  handle: (caller: Caller<S>, payload: P, tools: JobTools) => Promise<JobResult> | Promise<void>;
};

type SystemJob<P> = JobCommon<P> & {
  scope: 'system';
  handle: (caller: SystemCaller, payload: P, tools: JobTools) => Promise<JobResult> | Promise<void>;
};

/** A kind of work, ready to run. `P` is what it wants to know. */
export type Job<P> = {
  readonly name: string;
  readonly lane: Lane;
  readonly retry: Retry;
  readonly parse: (data: unknown) => P;
  readonly key: (payload: P) => string;
  readonly run: (world: World, tools: JobTools, data: unknown, requestId: string) => Promise<JobResult>;
};

/** A job of whatever payload, as the registry lists them. */
export type AnyJob = Omit<Job<never>, 'key' | 'parse'>;

/**
 * Defines one kind of background work. The caller is built from the payload, so a handler sees only the rows of the
 * scope that its payload names: ids of somebody else's rows find nothing.
 *
 * @param definition see JobCommon; `retry` counts only errors of code `unavailable` and unexpected ones
 */
export function defineJob<P, S extends Scope>(definition: ScopedJob<P, S>): Job<P>;
export function defineJob<P>(definition: SystemJob<P>): Job<P>;
export function defineJob<P, S extends Scope>(definition: ScopedJob<P, S> | SystemJob<P>): Job<P> {
  const { name, retry, key, lane = 'small' } = definition;
  const parse = (data: unknown) => definition.payload.parse(data);
  return {
    name,
    lane,
    retry,
    parse,
    key: (payload) => `${name}.${key(payload)}`,
    run: async (world, tools, data, requestId) => {
      const payload = parse(data);
      if (definition.scope === 'system') {
        const { clock, log, install } = world;
        return (await definition.handle({ clock, log, install, requestId }, payload, tools)) ?? undefined;
      }
      const caller = makeCaller(world, {
        scope: definition.scope(payload),
        actor: { kind: 'system', reason: name },
        requestId,
      });
      return (await definition.handle(caller, payload, tools)) ?? undefined;
    },
  };
}

/** One job to be done: what `ring` makes and a queue takes. Ids only, so it may lie in the queue as plain text. */
export type Ring = {
  name: string;
  lane: Lane;
  key: string;
  data: object;
  retry: Retry;
  /** the key stays taken for that long after the job is done: for jobs that several processes ring at the same tick */
  keepForSeconds?: number;
};

/** Makes a ring of a job. `slot` lets several of the same work run at once. */
export function ring<P extends object>(job: Job<P>, payload: P, slot?: number | string): Ring {
  const key = slot === undefined ? job.key(payload) : `${job.key(payload)}.${slot}`;
  return { name: job.name, lane: job.lane, key, data: payload, retry: job.retry };
}
