import { expect, test } from 'vitest';
import { makeKeys, sign, signaturesMatch } from '#campaigns/kernel/secrets.ts';

const [OLD, NEW] = ['o'.repeat(40), 'n'.repeat(40)];

test('no purpose’s key opens another’s tokens, and no secret another’s', () => {
  const keys = makeKeys(OLD);
  expect(keys.current('tracking').equals(keys.current('session'))).toBe(false);
  expect(keys.current('tracking').equals(makeKeys(NEW).current('tracking'))).toBe(false);
});

test('after a change of the secret what was signed before still verifies, and nothing of an unknown secret', () => {
  const before = makeKeys(OLD);
  const after = makeKeys(NEW, OLD);
  expect(after.byId('tracking', before.keyId)?.equals(before.current('tracking'))).toBe(true);
  expect(makeKeys(NEW).byId('tracking', before.keyId)).toBeNull();
});

test('opt-outs are known after a change of the secret, when their key is kept', () => {
  const before = makeKeys(OLD).current('suppression');
  const after = makeKeys(NEW, OLD, before.toString('base64url'));
  expect(after.current('suppression').equals(before)).toBe(true);
  expect(after.current('tracking').equals(makeKeys(NEW).current('tracking'))).toBe(true);
});

test('a signature of another length or with one changed character does not match', () => {
  const signature = sign(makeKeys(OLD).current('tracking'), 'text', 16);
  expect(signaturesMatch(signature, signature)).toBe(true);
  expect(signaturesMatch(signature, `${signature}A`)).toBe(false);
  expect(
    signaturesMatch(
      signature,
      signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
    ),
  ).toBe(false);
});
