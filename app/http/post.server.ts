import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import type { z } from 'zod';
import type { Flash } from '#app/components/ui/toast.tsx';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { HttpFailure, toFailure } from './errors.server.ts';
import { sealFlash } from './flash.server.ts';
import { type FormResult, parseForm, type ReadForm, readForm, refuseForm } from './form.server.ts';
import { safePath } from './safe-path.ts';
import type { ActionOptions } from './screen-parts.server.ts';
import { removeUploads } from './upload.server.ts';

/** What one posted form came to: an answer of the handler, or a refusal with all that was typed. */
export type Posted =
  | { kind: 'done'; answer: unknown }
  /** `retryAfter` in seconds, where it is worth trying again then */
  | { kind: 'refused'; result: FormResult; status: number; retryAfter?: number | undefined };

/** Parses the form and runs the handler. A 404 and a bug are no matter of the form; they pass through. */
export async function runForm<Schema extends z.ZodType>(
  schema: Schema,
  form: ReadForm,
  params: Record<string, string>,
  handle: (input: z.output<Schema>) => Promise<unknown>,
): Promise<Posted> {
  const parsed = parseForm(schema, form.data, params);
  // A form library's "add a line" without JavaScript comes as a post too; it is no error.
  if (parsed.kind === 'refused') return { ...parsed, status: parsed.result.status === 'error' ? 422 : 200 };
  try {
    return { kind: 'done', answer: await handle(parsed.input) };
  } catch (error) {
    const failure = toFailure(error);
    if (!failure || failure.status === 404) throw error;
    const { status, retryAfter } = failure;
    return { kind: 'refused', result: refuseForm(form.data, schema, failure), status, retryAfter };
  }
}

/** Which form of a page was posted: its field `intent`. */
export function intentOf<T>(intents: Record<string, T>, form: ReadForm): { name: string; run: T } {
  const name = form.data.get('intent');
  const run = typeof name === 'string' && Object.hasOwn(intents, name) ? intents[name] : undefined;
  if (typeof name !== 'string' || run === undefined)
    throw new HttpFailure(400, 'unreadable', 'This form does not say what to do. Nothing was changed.');
  return { name, run };
}

/** Reads the form with its limits, runs it, clears up, and answers. */
export async function withForm(
  { request, context }: ActionFunctionArgs,
  options: ActionOptions & { params: Record<string, string> },
  run: (form: ReadForm) => Promise<Posted>,
): Promise<unknown> {
  const form = await readForm(request, context.world.uploadsDir, options.upload ?? null);
  try {
    const posted = await run(form);
    if (posted.kind === 'done') return posted.answer;
    const said = posted.result.error?.['']?.[0];
    if (options.refuseTo && said)
      return redirectWithFlash(context, options.refuseTo(options.params), { message: said, tone: 'danger' });
    if (posted.retryAfter !== undefined) context.setHeader('retry-after', String(posted.retryAfter));
    // A response and not bare data: a button's route has no page of its own.
    return Response.json(posted.result, { status: posted.status });
  } finally {
    await removeUploads(form.uploads);
  }
}

export function redirectWithFlash(
  context: ActionFunctionArgs['context'],
  path: string,
  flash: Omit<Flash, 'id'>,
): Response {
  context.addCookie(sealFlash(context.world.install, flash));
  return redirect(safePath(path, '/'), 303);
}

/** Only those who may send files at all get to send the first byte. */
export function authorizeUpload(actor: Parameters<typeof authorize>[0], options: ActionOptions): void {
  if (options.upload) authorize(actor, options.upload.action);
}
