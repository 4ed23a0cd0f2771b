import { create } from 'xmlbuilder2';
import { toAmountText } from '#campaigns/kernel/money.ts';

export type PaymentFile = {
  runId: string;
  createdAt: Date;
  executeOn: string;
  currency: string;
  debtor: { name: string; iban: string; bic: string };
  payments: readonly {
    reference: string;
    amountMinor: number;
    holder: string;
    iban: string;
    bic: string;
    about: string;
  }[];
};

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';

/**
 * A customer credit transfer initiation, ISO 20022 pain.001.001.09, as banks take it: one debtor, one day, one currency.
 * In EUR it is a SEPA transfer.
 *
 * @returns XML; the same run gives the same bytes
 * Source: EPC132-08 (customer-to-bank implementation guidelines) for what SEPA wants of the standard's fields.
 */
export function toPaymentFile(run: PaymentFile): string {
  const { currency, debtor, payments } = run;
  const money = (amountMinor: number) => toAmountText({ amountMinor, currency });
  const total = money(payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
  const count = String(payments.length);
  const sepa = currency === 'EUR';
  const document = {
    Document: {
      '@xmlns': NAMESPACE,
      CstmrCdtTrfInitn: {
        GrpHdr: {
          MsgId: run.runId,
          CreDtTm: run.createdAt.toISOString().slice(0, 19),
          NbOfTxs: count,
          CtrlSum: total,
          InitgPty: { Nm: toBankText(debtor.name, 70) },
        },
        PmtInf: {
          PmtInfId: run.runId,
          PmtMtd: 'TRF',
          NbOfTxs: count,
          CtrlSum: total,
          ...(sepa ? { PmtTpInf: { SvcLvl: { Cd: 'SEPA' } } } : {}),
          ReqdExctnDt: { Dt: run.executeOn },
          Dbtr: { Nm: toBankText(debtor.name, 70) },
          DbtrAcct: { Id: { IBAN: debtor.iban } },
          DbtrAgt: agentOf(debtor.bic) ?? { FinInstnId: { Othr: { Id: 'NOTPROVIDED' } } },
          ...(sepa ? { ChrgBr: 'SLEV' } : {}),
          CdtTrfTxInf: payments.map((payment) => ({
            PmtId: { EndToEndId: payment.reference },
            Amt: { InstdAmt: { '@Ccy': currency, '#': money(payment.amountMinor) } },
            ...(payment.bic === '' ? {} : { CdtrAgt: agentOf(payment.bic) }),
            Cdtr: { Nm: toBankText(payment.holder, 70) },
            CdtrAcct: { Id: { IBAN: payment.iban } },
            RmtInf: { Ustrd: toBankText(payment.about, 140) },
          })),
        },
      },
    },
  };
  return create({ version: '1.0', encoding: 'UTF-8' }, document).end({ prettyPrint: true });
}

function agentOf(bic: string) {
  return bic === '' ? null : { FinInstnId: { BICFI: bic } };
}

/**
 * Words as every bank takes them: letters without accents, digits and `/ - ? : ( ) . , ' +`.
 * Source: EPC217-08, SEPA conversion table.
 */
export function toBankText(text: string, maxChars: number): string {
  const plain = text
    .replaceAll('ß', 'ss')
    .replaceAll('&', '+')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    // A reference must not begin with a slash, or hold two in a row.
    .replace(/^\/+|\/+$/g, '')
    .replace(/\/\/+/g, '/');
  return plain.slice(0, maxChars).trim() || 'Not given';
}
