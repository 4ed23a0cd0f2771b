import { z } from 'zod';
import { ClaimId, FundId, PaymentRunId } from '#campaigns/kernel/ids.ts';
import { AmountText, CurrencyCode } from '#campaigns/kernel/money.ts';
import { LocalDate } from '#campaigns/kernel/time.ts';

/** Letters and digits without spaces; whether it is one that exists, the use case asks. */
const Iban = z
  .string()
  .max(50)
  .transform((text) => text.replace(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/, 'is not an IBAN'));
const Bic = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^(?:[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)?$/, 'is not a BIC')
  .default('');
const Holder = z.string().trim().min(1, 'needs a name').max(70, 'is longer than 70 characters');

export const SavePayeeInput = z.object({ holder: Holder, iban: Iban, bic: Bic });
export type SavePayeeInput = z.infer<typeof SavePayeeInput>;

/** Pays everything that is approved in one currency, to those who have said where. */
export const CreatePaymentRunInput = z.object({
  currency: CurrencyCode,
  debtorName: Holder,
  debtorIban: Iban,
  debtorBic: Bic,
  executeOn: LocalDate,
});
export type CreatePaymentRunInput = z.infer<typeof CreatePaymentRunInput>;

export const PaymentRunIdInput = z.object({ runId: PaymentRunId });
export type PaymentRunIdInput = z.infer<typeof PaymentRunIdInput>;

export const RecordPaymentInput = z.object({
  claimId: ClaimId,
  amount: AmountText,
  paidOn: LocalDate,
  reference: z.string().trim().min(1, 'needs a reference').max(140, 'is longer than 140 characters'),
});
export type RecordPaymentInput = z.infer<typeof RecordPaymentInput>;

const Note = z.string().trim().min(1, 'needs a reason').max(2_000);
export const OpenClawbackInput = z.object({ claimId: ClaimId, note: Note });
export type OpenClawbackInput = z.infer<typeof OpenClawbackInput>;
export const CloseClawbackInput = z.object({
  claimId: ClaimId,
  outcome: z.enum(['recovered', 'offset', 'waived']),
  note: Note,
});
export type CloseClawbackInput = z.infer<typeof CloseClawbackInput>;

export const ATTRIBUTION_MODELS = ['first', 'last', 'linear', 'time_decay'] as const;
export const RopiInput = z.object({
  by: z.enum(['claim', 'fund', 'campaign', 'partner']).default('fund'),
  model: z.enum(ATTRIBUTION_MODELS).default('linear'),
  fund: FundId.optional(),
});
export type RopiInput = z.infer<typeof RopiInput>;
