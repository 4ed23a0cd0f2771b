import type { Submission, SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import type { Params } from '@remix-run/react';
import type { z } from 'zod';
import { readText } from './body.server.ts';
import { type Failure, HttpFailure } from './errors.server.ts';
import { plainErrors } from './plain-errors.ts';
import { readMultipart, removeUploads, type Upload, type UploadLimits } from './upload.server.ts';

/** What a refused form answers; `useActionForm(schema, { lastResult })` understands it. `form` names the intent. */
export type FormResult = SubmissionResult<string[]> & { form?: string };

export type ReadForm = { data: FormData; uploads: Record<string, Upload> };

const MAX_FIELDS = 1_000;
const FAR_INDEX = /\[\d{5,}/;
const PROTOTYPE_KEY = /(^|[.[\]])(__proto__|prototype|constructor)($|[.[\]])/;
/** Never sent back to the page. */
const SECRET_FIELD = /password|secret|token/i;

/**
 * The body of a form as FormData, files on disk.
 *
 * @throws HttpFailure 413 too large, 415 another content type, 400 unreadable
 */
export async function readForm(request: Request, uploadsDir: string, limits: UploadLimits | null): Promise<ReadForm> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'multipart/form-data') return checkNames(await readMultipart(request, uploadsDir, limits));
  if (type === 'application/x-www-form-urlencoded' || !request.body) {
    const form = new FormData();
    const entries = [...new URLSearchParams(await readText(request))];
    if (entries.length > MAX_FIELDS)
      throw new HttpFailure(400, 'unreadable', `A form has at most ${MAX_FIELDS} fields.`);
    for (const [name, value] of entries) form.append(name, value);
    return checkNames({ form, uploads: {} });
  }
  throw new HttpFailure(
    415,
    'unsupported',
    'A form is sent as application/x-www-form-urlencoded or multipart/form-data.',
  );
}

/** Names are paths ("lines[3].url") that the form library walks: neither prototypes nor places far out in a list. */
function isUnsafeName(name: string): boolean {
  return PROTOTYPE_KEY.test(name) || FAR_INDEX.test(name);
}

async function checkNames({ form, uploads }: { form: FormData; uploads: Record<string, Upload> }): Promise<ReadForm> {
  const commands = [form.get('__intent__'), form.get('__state__')].filter((text) => text !== null);
  if (![...form.keys()].some(isUnsafeName) && commands.every(isPlainCommand)) return { data: form, uploads };
  await removeUploads(uploads);
  throw new HttpFailure(400, 'unreadable', 'A field of this form has a name that is not allowed.');
}

/** What the form library sends about itself, as JSON: a list's "insert" or "remove", and which fields were visited. */
function isPlainCommand(text: FormDataEntryValue): boolean {
  if (typeof text !== 'string' || /__proto__|prototype|constructor|\d{5,}/.test(text)) return false;
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

export type Parsed<Schema extends z.ZodType> =
  | { kind: 'ok'; input: z.output<Schema>; submission: Submission<z.input<Schema>, string[], z.output<Schema>> }
  | { kind: 'refused'; result: FormResult };

/**
 * Form values and the address's own parameters against the schema. The address wins: a posted `campaignId` does not
 * replace the one in the path.
 *
 * @throws HttpFailure 404 when it is the address that does not fit
 */
export function parseForm<Schema extends z.ZodType>(schema: Schema, data: FormData, params: Params): Parsed<Schema> {
  const fromAddress = Object.entries(params).filter(([name]) => name !== '*');
  for (const [name, value] of fromAddress) data.set(name, value ?? '');
  const submission = parseWithZod(data, { schema, error: plainErrors });
  if (submission.status === 'success') return { kind: 'ok', input: submission.value, submission };
  const names = Object.keys(submission.error ?? {});
  if (fromAddress.some(([name]) => names.includes(name))) throw notFoundAddress();
  return { kind: 'refused', result: submission.reply({ hideFields: secretFields(data) }) };
}

/** A use case's refusal, at its fields and at the top of the form, with all that was typed. */
export function refuseForm(data: FormData, schema: z.ZodType, failure: Failure): FormResult {
  const fieldErrors = Object.fromEntries(Object.entries(failure.fields).map(([field, text]) => [field, [text]]));
  const submission = parseWithZod(data, { schema, error: plainErrors });
  return submission.reply({ formErrors: [failure.message], fieldErrors, hideFields: secretFields(data) });
}

/** The same answer for every address that leads nowhere, whoever asks. */
export function notFoundAddress(): HttpFailure {
  return new HttpFailure(404, 'not_found', 'This does not exist, or is not yours.');
}

function secretFields(data: FormData): string[] {
  return [...new Set(data.keys())].filter((name) => SECRET_FIELD.test(name));
}
