import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import type { TemplateId, VendorId } from '#campaigns/kernel/ids.ts';
import type { PreviewTicket } from './preview-ticket.ts';
import type { PreviewMail } from './render-preview.ts';

type TypedTicket = Extract<PreviewTicket, { kind: 'typed' }>;

const Stored = z.object({
  hash: z.string(),
  mail: z.object({ subject: z.string(), html: z.string(), text: z.string() }),
});

// The newest states of what one person types on one template, in the file store because any web process may be asked
// for them. They overwrite each other in turn, so nothing has to be cleaned up.
const SLOTS = 8;

function pathOf({ vendorId, slot }: Pick<TypedTicket, 'vendorId' | 'slot'>): string {
  return `${vendorId}/previews/${slot}.json`;
}

/** Keeps what a source looked like while it was typed; the ticket shows it until seven others have been kept. */
export async function keepTypedPreview(
  files: FileStore,
  {
    vendorId,
    templateId,
    actor,
    mail,
  }: { vendorId: VendorId; templateId: TemplateId; actor: Actor; mail: PreviewMail },
): Promise<TypedTicket> {
  const hash = sha256(JSON.stringify(mail));
  const who = actor.kind === 'user' ? actor.userId : actor.kind === 'api_key' ? actor.keyId : actor.reason;
  const slot = `${sha256(`${templateId} ${who}`).slice(0, 24)}-${Number.parseInt(hash.slice(0, 4), 16) % SLOTS}`;
  const ticket: TypedTicket = { kind: 'typed', vendorId, slot, hash: hash.slice(0, 24) };
  await files.put(pathOf(ticket), Buffer.from(JSON.stringify({ hash: ticket.hash, mail })));
  return ticket;
}

/** What the ticket shows, or null when something newer has taken its place. */
export async function findTypedPreview(files: FileStore, ticket: TypedTicket): Promise<PreviewMail | null> {
  const path = pathOf(ticket);
  if (!(await files.exists(path))) return null;
  const stored = Stored.parse(JSON.parse((await files.get(path)).toString('utf8')));
  return stored.hash === ticket.hash ? stored.mail : null;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
