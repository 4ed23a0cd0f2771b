const FREE_MAIL = new Set([
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'yahoo.com', 'icloud.com', 'aol.com'],
  ...['gmx.de', 'gmx.net', 'web.de', 't-online.de', 'orange.fr', 'free.fr', 'proton.me', 'mail.com'],
]);
const LEGAL_FORMS =
  /\b(gmbh|ag|kg|ug|inc|llc|ltd|limited|corp|co|company|sa|sas|sarl|sl|srl|spa|bv|nv|ab|oy|as|plc)\b/g;

/**
 * What two deals with one customer have in common: the domain of the address, or where that is a free mailbox, the
 * company's name in plain letters without its legal form.
 *
 * @returns "" when neither says anything
 */
export function customerKeyOf({ email, company }: { email: string; company: string }): string {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  if (domain !== '' && !FREE_MAIL.has(domain)) return domain;
  const plain = company
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[.']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(LEGAL_FORMS, ' ');
  return plain.split(/\s+/).filter(Boolean).join(' ');
}
