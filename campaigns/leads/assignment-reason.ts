/** Why somebody was asked: the rule that comes before all others, a person's word, or the name of a rule. */
export type AssignmentReason = { kind: 'own' } | { kind: 'given'; by: string } | { kind: 'rule'; name: string };

// As they are stored, and as mails and the API say them; screens say the first two in their reader's language.
const OWN = 'The partner keeps the leads of its own launches, pages and widgets';
const GIVEN = 'Given by ';

/** An assignment's reason as a line of text, in English; a rule's name is its author's. */
export function sayReason(reason: AssignmentReason): string {
  if (reason.kind === 'own') return OWN;
  return reason.kind === 'given' ? `${GIVEN}${reason.by}` : reason.name;
}

/** Which of the three a stored line is. */
export function parseReason(text: string): AssignmentReason {
  if (text === OWN) return { kind: 'own' };
  return text.startsWith(GIVEN) ? { kind: 'given', by: text.slice(GIVEN.length) } : { kind: 'rule', name: text };
}
