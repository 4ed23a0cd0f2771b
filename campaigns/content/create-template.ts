import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { newId, type TemplateId, type TemplateVersionId } from '#campaigns/kernel/ids.ts';
import type { TemplateProblem } from '#templates/engine/problems.ts';
import { BARE_SOURCE } from './bare-source.ts';
import { addVersion } from './internal/add-version.ts';
import { type CheckedSource, checkSource } from './internal/check-source.ts';
import { takeFromLibrary } from './internal/take-from-library.ts';
import type { CreateTemplateInput, TemplateSourceInput } from './schema.ts';

export type CreateTemplateResult =
  | { kind: 'created'; id: TemplateId; versionId: TemplateVersionId; warnings: TemplateProblem[] }
  | { kind: 'refused'; problems: TemplateProblem[] };

/** What creating and saving need beside a caller. */
export type LibraryTools = { files: FileStore; libraryFolder: string };

/**
 * A new template with its first version: from the library (its pictures become the vendor's own), from source, or from
 * a bare start.
 *
 * @returns refused with the problems of a source that has errors; nothing is stored then
 * @throws DomainError conflict when the vendor has a template of that name; not_found when the library has none
 */
export async function createTemplate(
  caller: VendorCaller & LibraryTools,
  input: CreateTemplateInput,
): Promise<CreateTemplateResult> {
  authorize(caller.actor, 'template:write');
  await inTransaction(caller, (ctx) => checkName(ctx, input.name));
  const source = await chooseSource(caller, input);
  const checked = await checkSource(caller, source);
  if (checked.kind === 'refused') return checked;
  return inTransaction(caller, (ctx) => insertTemplate(ctx, input, checked));
}

async function chooseSource(
  caller: VendorCaller & LibraryTools,
  { library, source }: CreateTemplateInput,
): Promise<TemplateSourceInput> {
  if (source) return source;
  return library ? takeFromLibrary(caller, library) : BARE_SOURCE;
}

async function insertTemplate(
  ctx: VendorCtx,
  { name, description }: CreateTemplateInput,
  checked: CheckedSource,
): Promise<CreateTemplateResult> {
  const { vendorId } = ctx.scope;
  const id = newId('template');
  const { count } = await ctx.db.template.createMany({
    data: { vendorId, id, name, description, createdAt: ctx.clock.now() },
    skipDuplicates: true,
  });
  if (count === 0) throw nameTaken(name);
  const version = await addVersion(ctx, { templateId: id, number: 1, checked });
  await audit(ctx, { action: 'template.created', objectType: 'template', objectId: id, after: { name } });
  return { kind: 'created', id, versionId: version.id, warnings: checked.warnings };
}

async function checkName(ctx: VendorCtx, name: string): Promise<void> {
  const { vendorId } = ctx.scope;
  const taken = await ctx.db.template.findUnique({
    where: { vendorId_name: { vendorId, name } },
    select: { id: true },
  });
  if (taken) throw nameTaken(name);
}

/** Said by creating and by renaming. */
export function nameTaken(name: string): DomainError {
  return new DomainError('conflict', `There is a template named ${name} already`, {
    show: 'You have a template of this name already, perhaps in the archive. Choose another name.',
    fields: { name: 'is taken' },
  });
}
