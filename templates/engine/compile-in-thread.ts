import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { COMPILE_MEMORY_MB, COMPILE_TIMEOUT_MS } from './limits.ts';
import type { MjmlNode } from './mjml-tree.ts';
import { mjmlError, TemplateError } from './problems.ts';

/** What MJML makes of a tree: the body, and what its head needs. */
export type CompiledMjml = {
  /** `<body>…</body>` */
  body: string;
  breakpoint: string;
  /** CSS rules of columns, by class: they hold above the breakpoint */
  mediaQueries: Record<string, string>;
  /** CSS that MJML's components need */
  componentCss: string;
};

/**
 * The thread's whole program. It is a string because it must run from TypeScript sources (tsx, Vitest) as well as from
 * a bundle (esbuild, Vite): a string needs no file of its own beside the bundle, no loader in the thread, and no
 * bundler's magic comment. It holds nothing of ours but the call; MJML is the installed package.
 */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
const mjml2html = require(workerData.mjml);
parentPort.on('message', async ({ id, tree }) => {
  let head;
  const skeleton = (o) => {
    head = {
      breakpoint: String(o.breakpoint),
      mediaQueries: { ...o.mediaQueries },
      componentCss: [...o.componentsHeadStyle, ...Object.values(o.headStyle)].map((css) => css(o.breakpoint)).join('\\n'),
    };
    return o.content;
  };
  try {
    const { html } = await mjml2html(tree, { validationLevel: 'strict', fonts: {}, keepComments: false, ignoreIncludes: true, skeleton });
    parentPort.postMessage({ id, compiled: { body: html, ...head } });
  } catch (error) {
    const errors = Array.isArray(error.errors) ? error.errors : [];
    parentPort.postMessage({
      id,
      problems: errors.map((e) => ({ line: Number(e.line) || 0, message: String(e.tagName) + ': ' + String(e.message) })),
      message: String(error && error.message),
    });
  }
});
parentPort.postMessage({ ready: true });
`;

type Reply =
  | { ready: true }
  | { id: number; compiled: CompiledMjml }
  | { id: number; problems: { line: number; message: string }[]; message: string };
type Job = {
  id: number;
  tree: MjmlNode;
  resolve: (compiled: CompiledMjml) => void;
  reject: (error: Error) => void;
};
type Thread = { worker: Worker; ready: boolean; job: Job | null; timer: NodeJS.Timeout | null };

/** Two, so that one slow template does not hold up everybody's previews. */
const MAX_THREADS = 2;
const MAX_WAITING = 200;
/** Loading MJML takes about 0.3 s here; a loaded machine needs more. */
const START_TIMEOUT_MS = 20_000;

const threads: Thread[] = [];
const waiting: Job[] = [];
let lastId = 0;

/**
 * Compiles a tree with MJML's strict validation in a thread of its own, with bounded time and memory. The thread is
 * started on first use, kept, and never holds the process open. A thread that ran over its bounds is thrown away.
 *
 * @throws TemplateError with MJML's own findings by line, or with one problem when the bounds were hit
 */
export function compileInThread(tree: MjmlNode): Promise<CompiledMjml> {
  return new Promise((resolve, reject) => {
    if (waiting.length >= MAX_WAITING) {
      reject(new TemplateError([mjmlError(0, 'Too many templates are being compiled. Try again in a moment.')]));
      return;
    }
    lastId += 1;
    waiting.push({ id: lastId, tree, resolve, reject });
    assign();
  });
}

/** Ends the threads; jobs that wait are refused. For a clean end of a process or a test run. */
export async function closeCompileThreads(): Promise<void> {
  for (const job of waiting.splice(0)) job.reject(new TemplateError([mjmlError(0, 'Compiling was stopped.')]));
  await Promise.all(threads.splice(0).map((thread) => thread.worker.terminate()));
}

function assign(): void {
  while (waiting.length > 0) {
    let thread = threads.find((one) => one.job === null);
    if (!thread) {
      if (threads.length >= MAX_THREADS) return;
      thread = startThread();
    }
    const job = waiting.shift();
    if (job) give(thread, job);
  }
}

function give(thread: Thread, job: Job): void {
  thread.job = job;
  thread.worker.ref();
  startTimer(thread, thread.ready ? COMPILE_TIMEOUT_MS : START_TIMEOUT_MS);
  thread.worker.postMessage({ id: job.id, tree: job.tree });
}

function startTimer(thread: Thread, milliseconds: number): void {
  if (thread.timer) clearTimeout(thread.timer);
  thread.timer = setTimeout(
    () => discard(thread, 'This template takes too long to compile. Make it simpler.'),
    milliseconds,
  );
}

function startThread(): Thread {
  const worker = new Worker(THREAD, {
    eval: true,
    workerData: { mjml: createRequire(import.meta.url).resolve('mjml') },
    resourceLimits: { maxOldGenerationSizeMb: COMPILE_MEMORY_MB, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    // nothing of the parent's loaders and secrets
    execArgv: [],
    env: {},
  });
  const thread: Thread = { worker, ready: false, job: null, timer: null };
  worker.on('message', (reply: Reply) => onReply(thread, reply));
  worker.on('error', (error: NodeJS.ErrnoException) => {
    const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    discard(
      thread,
      outOfMemory ? 'This template needs too much memory. Make it simpler.' : `MJML failed: ${error.message}`,
    );
  });
  worker.on('exit', () => discard(thread, 'Compiling was stopped.'));
  worker.unref();
  threads.push(thread);
  return thread;
}

function onReply(thread: Thread, reply: Reply): void {
  if ('ready' in reply) {
    thread.ready = true;
    if (thread.job) startTimer(thread, COMPILE_TIMEOUT_MS);
    return;
  }
  const job = thread.job;
  if (job?.id !== reply.id) return;
  release(thread);
  if ('compiled' in reply) job.resolve(reply.compiled);
  else job.reject(toError(reply));
  assign();
}

function toError({
  problems,
  message,
}: {
  problems: { line: number; message: string }[];
  message: string;
}): TemplateError {
  if (problems.length === 0)
    return new TemplateError([mjmlError(0, `MJML cannot compile this: ${message.slice(0, 200)}`)]);
  return new TemplateError(problems.map((problem) => mjmlError(problem.line, problem.message)));
}

function release(thread: Thread): void {
  if (thread.timer) clearTimeout(thread.timer);
  thread.timer = null;
  thread.job = null;
  thread.worker.unref();
}

function discard(thread: Thread, message: string): void {
  const job = thread.job;
  release(thread);
  const at = threads.indexOf(thread);
  if (at !== -1) threads.splice(at, 1);
  void thread.worker.terminate();
  job?.reject(new TemplateError([mjmlError(0, message)]));
  assign();
}
