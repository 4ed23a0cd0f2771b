import { renderPlainMail } from '#campaigns/accounts/mails/mail-frame.ts';
import type { Installation } from '#campaigns/kernel/world.ts';
import { mailWords } from './mail-words.ts';

export type ReminderFacts = {
  /** who of the vendor sent it */
  by: string;
  vendorName: string;
  locale: string;
  /** names of campaigns that the partner has not launched */
  campaigns: readonly string[];
  leads: number;
  claims: number;
};

/** More names than this read as a wall; the rest is a number. */
const NAMED = 3;

/** The mail that a vendor's reminder makes. */
export function reminderMail(install: Installation, facts: ReminderFacts) {
  const { by, vendorName: vendor, campaigns, leads, claims } = facts;
  const { say, count, list } = mailWords(facts.locale);
  const things = [
    ...(leads > 0 ? [count('leads', leads)] : []),
    ...(claims > 0 ? [count('claims', claims)] : []),
    ...(campaigns.length > 0 ? [count('campaigns', campaigns.length)] : []),
  ];
  const rest = campaigns.length - NAMED;
  const named = [...campaigns.slice(0, NAMED), ...(rest > 0 ? [say('reminder.more', { count: rest })] : [])];
  return renderPlainMail({
    subject:
      things.length > 0
        ? say('reminder.subject', { vendor, list: list(things) })
        : say('reminder.subjectQuiet', { vendor }),
    preheader: say('reminder.preheader'),
    title: say('reminder.title', { vendor }),
    paragraphs: [
      ...(leads > 0 ? [say('reminder.leads', { count: leads })] : []),
      ...(claims > 0 ? [say('reminder.claims', { count: claims })] : []),
      ...(campaigns.length > 0 ? [say('reminder.campaigns', { list: list(named) })] : []),
      ...(things.length === 0 ? [say('reminder.nothing', { vendor })] : []),
    ],
    button: { label: say('reminder.button'), url: `${install.publicUrl}/partner` },
    notes: [say('reminder.why', { by, vendor })],
  });
}
