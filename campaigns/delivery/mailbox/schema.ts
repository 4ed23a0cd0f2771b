import { z } from 'zod';
import { CapturedMailId } from '#campaigns/kernel/ids.ts';

export const MailboxListInput = z.object({
  /** part of an address or a subject */
  q: z.string().trim().max(200).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type MailboxListInput = z.infer<typeof MailboxListInput>;

export const MAIL_VIEWS = ['html', 'text', 'headers', 'source'] as const;

export const CapturedMailInput = z.object({
  mailId: CapturedMailId,
  view: z.enum(MAIL_VIEWS).default('html'),
});
export type CapturedMailInput = z.infer<typeof CapturedMailInput>;
