import { DomainError } from '#campaigns/kernel/errors.ts';

// The commonest passwords of published lists that are long enough to pass the length rule.
const COMMON = new Set(
  `1234567890 12345678910 0123456789 9876543210 1234512345 1111111111 0000000000 123123123123 qwertyuiop qwerty12345
   qwerty123456 1q2w3e4r5t 1qaz2wsx3edc zaq12wsxcde asdfghjkl; asdfghjkl1 password12 password123 password1234 passw0rd123
   password!1 mypassword changeme123 letmein123 welcome123 welcome1234 administrator admin12345 iloveyou123 iloveyou12
   abcdefghij abcdef1234 abc1234567 qazwsxedcr q1w2e3r4t5 sunshine123 football123 baseball123 superman123 princess123
   monkey12345 dragon12345 michael123 charlie123 liverpool1 trustno1trustno1 testtest123 test123456 computer123
   internet123 basketball volleyball christopher jacqueline marketing1 marketing123 throughline throughline1`.split(
    /\s+/,
  ),
);

/**
 * Refuses a password that is guessed first. Length is the schema's matter.
 *
 * @param known what an attacker knows of the person: address, name, company
 * @throws DomainError invalid at the field `password`
 * Source: NIST SP 800-63B 3.1.1.2 (compare with commonly used, expected, or compromised values).
 */
export function refuseGuessable(password: string, known: readonly string[]): void {
  const plain = password.normalize('NFKC').toLowerCase();
  if (COMMON.has(plain) || new Set(plain).size < 4) throw guessable('is one of the first that are tried');
  const words = known.flatMap((text) => text.toLowerCase().split(/[@.\s]+/)).filter((word) => word.length >= 4);
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), plain);
  if (rest.length < 6) throw guessable('is little more than your name or address');
}

function guessable(why: string): DomainError {
  return new DomainError('invalid', 'password is guessable', {
    show: 'Choose another password: this one is easy to guess. Three or four unrelated words make a good one.',
    fields: { password: why },
  });
}
