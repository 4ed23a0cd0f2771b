import type { Installation } from '#campaigns/kernel/world.ts';

/** The one address a partner's mail comes from: `<slug>@MAIL_FROM_DOMAIN`. */
export function installationAddress(slug: string, install: Pick<Installation, 'mailFromDomain'>): string {
  return `${slug}@${install.mailFromDomain}`.toLowerCase();
}

// Characters that would let a name pass for something else: directions of writing that can be switched.
const BIDI = /[\u202a-\u202e\u2066-\u2069]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

/**
 * What is wrong with a text that goes into a header, or null. Refused, not mended: who writes such a thing by accident
 * wants to know, who does it on purpose gets nothing.
 *
 * Source: ASVS 5.0 1.3.11.
 */
export function headerProblem(text: string): 'control_character' | 'bidi_character' | 'lone_surrogate' | null {
  if (CONTROLS.test(text)) return 'control_character';
  if (BIDI.test(text)) return 'bidi_character';
  return /\p{Surrogate}/u.test(text) ? 'lone_surrogate' : null;
}
