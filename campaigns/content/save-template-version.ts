import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { TemplateVersionId } from '#campaigns/kernel/ids.ts';
import type { TemplateProblem } from '#templates/engine/problems.ts';
import { addVersion } from './internal/add-version.ts';
import { checkSource } from './internal/check-source.ts';
import type { SaveTemplateVersionInput, TemplateSourceInput } from './schema.ts';
import { getTemplate, type TemplateView } from './template-queries.ts';

export type SaveTemplateVersionResult =
  | { kind: 'saved'; versionId: TemplateVersionId; number: number; warnings: TemplateProblem[] }
  | { kind: 'refused'; problems: TemplateProblem[] };

/**
 * Saves a source as the template's next version, which never changes again. A source that is the latest version's makes
 * no new one.
 *
 * @returns refused with every problem at its line when the source has errors; nothing is saved then
 * @throws DomainError conflict when someone saved a version since `basedOn`, or the template is archived; not_found
 */
export async function saveTemplateVersion(
  caller: VendorCaller,
  input: SaveTemplateVersionInput,
): Promise<SaveTemplateVersionResult> {
  authorize(caller.actor, 'template:write');
  const { templateId, basedOn, ...source } = input;
  const template = await inTransaction(caller, (ctx) => getTemplate(ctx, templateId));
  checkBase(template, basedOn);
  const checked = await checkSource(caller, source);
  if (checked.kind === 'refused') return checked;
  const { latest } = template;
  const { warnings } = checked;
  if (isSameSource(latest, source)) return { kind: 'saved', versionId: latest.id, number: latest.number, warnings };
  return inTransaction(caller, async (ctx) => {
    const number = basedOn + 1;
    const { id, added } = await addVersion(ctx, { templateId, number, checked });
    if (!added) throw versionConflict(templateId, basedOn);
    await audit(ctx, {
      action: 'template.version_saved',
      objectType: 'template',
      objectId: templateId,
      after: { number, templateVersionId: id },
    });
    return { kind: 'saved', versionId: id, number, warnings };
  });
}

function checkBase(template: TemplateView, basedOn: number): void {
  if (template.archivedAt) {
    throw new DomainError('conflict', `Template ${template.id} is archived`, {
      show: 'This template is archived, so nothing was saved. Restore it first.',
    });
  }
  if (template.latest.number !== basedOn) throw versionConflict(template.id, basedOn);
}

function versionConflict(templateId: string, basedOn: number): DomainError {
  return new DomainError('conflict', `Template ${templateId} has a version after ${basedOn}`, {
    show: 'Someone else saved a newer version meanwhile. Your text is still here and nothing was overwritten: open the newer version beside it, then save again.',
  });
}

function isSameSource(a: TemplateSourceInput, b: TemplateSourceInput): boolean {
  return a.mjml === b.mjml && a.subject === b.subject && a.preheader === b.preheader && a.locale === b.locale;
}
