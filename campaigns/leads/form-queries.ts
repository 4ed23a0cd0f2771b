import type { Ctx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { FormId, FormVersionId, SubmissionId, VendorId } from '#campaigns/kernel/ids.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import { FormContent } from './schema.ts';

export type FormRow = {
  id: FormId;
  vendorId: VendorId;
  name: string;
  status: 'draft' | 'published' | 'archived';
  number: number;
  createdAt: Date;
};

export type FormView = FormRow & { formVersionId: FormVersionId; content: FormContent; consentText: string };

const ROW = { id: true, vendorId: true, name: true, status: true, current: true, createdAt: true } as const;
type Row = { id: string; vendorId: string; name: string; status: string; current: number; createdAt: Date };

function toRow({ current, ...row }: Row): FormRow {
  return {
    ...row,
    id: row.id as FormId,
    vendorId: row.vendorId as VendorId,
    status: row.status as FormRow['status'],
    number: current,
  };
}

/** The vendor's forms; for a partner those that its vendors offer. By name. */
export async function listForms(ctx: Ctx, filter: { vendorId?: VendorId } = {}): Promise<FormRow[]> {
  const { scope } = ctx;
  const rows = await ctx.db.form.findMany({
    where: {
      ...(scope.side === 'vendor' ? { vendorId: scope.vendorId } : { status: 'published' }),
      ...(filter.vendorId ? { vendorId: filter.vendorId } : {}),
    },
    orderBy: { name: 'asc' },
    take: 500,
    select: ROW,
  });
  return rows.map(toRow);
}

/**
 * A form in its present version.
 *
 * @throws DomainError not_found, also for what is not offered to this scope
 */
export async function getForm(ctx: Ctx, formId: FormId): Promise<FormView> {
  const form = await ctx.db.form.findFirst({ where: { id: formId }, select: ROW });
  const version = form
    ? await ctx.db.formVersion.findFirst({
        where: { vendorId: form.vendorId, formId, number: form.current },
        select: { id: true, content: true, consentText: true },
      })
    : null;
  if (!form || !version) throw notFound('form', formId);
  return {
    ...toRow(form),
    formVersionId: version.id as FormVersionId,
    content: FormContent.parse(version.content),
    consentText: version.consentText,
  };
}

export type SubmissionRow = {
  id: SubmissionId;
  formName: string;
  email: string;
  source: string;
  flag: string | null;
  consent: boolean;
  leadId: string | null;
  receivedAt: Date;
  values: Record<string, string>;
};

/** What was posted to the scope, newest first; `held` = only what was held back and not released. */
export async function listSubmissions(ctx: Ctx, filter: { held?: boolean }, page: Page): Promise<Paged<SubmissionRow>> {
  const { scope } = ctx;
  const rows = await ctx.db.formSubmission.findMany({
    where: {
      ...(scope.side === 'vendor' ? { vendorId: scope.vendorId, partnerId: null } : { partnerId: scope.partnerId }),
      ...(filter.held ? { flag: { not: null } } : {}),
      ...(page.cursor ? { id: { lt: page.cursor } } : {}),
    },
    orderBy: { id: 'desc' },
    take: page.limit + 1,
    select: {
      id: true,
      email: true,
      source: true,
      flag: true,
      consent: true,
      leadId: true,
      receivedAt: true,
      values: true,
      form: { select: { name: true } },
    },
  });
  return toPaged(
    rows,
    page.limit,
    (row) => row.id,
    ({ form, ...row }) => ({
      ...row,
      id: row.id as SubmissionId,
      formName: form.name,
      values: row.values as Record<string, string>,
    }),
  );
}
