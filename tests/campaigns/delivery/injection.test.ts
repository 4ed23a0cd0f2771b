import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { buildMime } from '#campaigns/delivery/transports/mime.ts';
import { anOutgoingMail } from './outgoing-mail.ts';
import { aMailerTo, aSink } from './sending.ts';

const RUNS = process.env.SOAK === '1' ? 20_000 : 2_000;
const HEADERS = [
  ...['content-type', 'date', 'from', 'list-unsubscribe', 'list-unsubscribe-post', 'message-id', 'mime-version'],
  ...['reply-to', 'subject', 'to', 'x-throughline-delivery'],
];

/** Text as an attacker would write it, and any other. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\0',
        '\u0085',
        '\u2028',
        '\u2029',
        '\u202E',
        '\uD800',
        '\r\n\r\n',
        '\r\n.\r\n',
      ),
      fc.constantFrom(
        'Bcc: evil@z.test',
        'To: evil@z.test',
        'MAIL FROM:<evil@z.test>',
        'RCPT TO:<evil@z.test>',
        'DATA',
      ),
      fc.constantFrom(
        '=?utf-8?q?=0D=0ABcc:_evil@z.test?=',
        '"',
        ',',
        ';',
        '<',
        '>',
        '(',
        ')',
        '@',
        ':',
        '\\',
        '👩‍👩‍👧',
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test(`R19, B 1, B 4: of ${RUNS} hostile subjects, names and headers none adds a header, a recipient or a part`, async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, hostile, hostile, async (subject, from, to, replyTo) => {
      const mail = anOutgoingMail({ subject });
      const source = await buildMime({
        ...mail,
        from: { ...mail.from, name: from },
        to: { ...mail.to, name: to },
        replyTo: { address: 'hello@harbour-it.example', name: replyTo },
        headers: { ...mail.headers, 'X-Throughline-Delivery': subject },
      });
      const parsed = await PostalMime.parse(source);
      const keys = parsed.headers.map(({ key }) => key);
      expect(keys.filter((key) => !HEADERS.includes(key))).toEqual([]);
      expect(new Set(keys).size).toBe(keys.length);
      expect(parsed.to?.map(({ address }) => address)).toEqual(['kim@example.test']);
      expect(parsed.from?.address).toBe('harbour@mail.throughline.test');
      expect(parsed.replyTo?.map(({ address }) => address)).toEqual(['hello@harbour-it.example']);
      expect(parsed.attachments).toEqual([]);
      // No bare line end: what one server takes for the end of a mail, the next one must not read on.
      expect(source.toString('latin1')).not.toMatch(/\r(?!\n)|(?<!\r)\n/);
    }),
    { numRuns: RUNS / 4 },
  );
}, 600_000);

test.each([
  ['10,000 characters', 'x'.repeat(10_000)],
  ['spaces alone', '     '],
  ['a lone surrogate', 'half \uD83D of one'],
  ['emoji that are cut at a fold', '👩‍👩‍👧'.repeat(200)],
])('B 6: a subject of %s arrives as a subject', async (_, subject) => {
  const source = await buildMime(anOutgoingMail({ subject }));
  const parsed = await PostalMime.parse(source);
  // Cut where no inbox shows more; what is half a character is none.
  const shown = Buffer.from([...subject].slice(0, 500).join(''))
    .toString()
    .trim();
  expect((parsed.subject ?? '').trim()).toBe(shown);
  expect(longestLine(source)).toBeLessThanOrEqual(998);
});

test.each([
  ['a name that is another address', 'support@bank.test'],
  ['a name that turns what follows around', '\u202Etset.knab@troppus'],
])('B 5: with %s the mail is still from the partner’s own address', async (_, name) => {
  const mail = anOutgoingMail();
  const parsed = await PostalMime.parse(await buildMime({ ...mail, from: { ...mail.from, name } }));
  expect(parsed.from).toEqual({ address: mail.from.address, name });
});

test('B 8: dots alone, bare line ends and endless lines reach the other side as one mail, as they were', async () => {
  const sink = await aSink();
  const mailer = aMailerTo(sink);
  const bodies = [
    'one\r\n.\r\nMAIL FROM:<evil@z.test>\r\nRCPT TO:<evil@z.test>\r\nDATA\r\nsmuggled',
    'one\n.\nQUIT\n',
    'one\r.\rQUIT\r',
    'one\n.\r\nMAIL FROM:<evil@z.test>\r\n',
    '.\n..\n...\n.',
    `${'word '.repeat(1_000)}end`,
    'x'.repeat(5_000),
  ];
  for (const text of bodies) await mailer.send(anOutgoingMail({ text, html: `<p>${text}</p>` }));
  expect(sink.received.map(({ to }) => to)).toEqual(bodies.map(() => 'kim@example.test'));
  for (const [i, { source }] of sink.received.entries()) {
    expect(longestLine(Buffer.from(source, 'latin1'))).toBeLessThanOrEqual(998);
    expect(source).not.toMatch(/\r(?!\n)|(?<!\r)\n/);
    const { text = '' } = await PostalMime.parse(Buffer.from(source.replace(/^\.\./gm, '.'), 'latin1'));
    expect(lines(text)).toEqual(lines(bodies[i] ?? ''));
  }
});

test.each([
  ['with two addresses', 'a@x.test, b@y.test'],
  ['with a line end', 'a@x.test\r\nBcc: evil@z.test'],
  ['with a second command', 'a@x.test>\r\nRCPT TO:<evil@z.test'],
  ['as a quoted one', '"evil@z.test b"@y.test'],
])('B 1, B 2, B 3: even a stored recipient %s gets nothing to anybody else', async (_, address) => {
  const sink = await aSink();
  await aMailerTo(sink).send(anOutgoingMail({ to: { address, name: '' } }));
  expect(sink.recipients.filter((to) => /evil|b@y/.test(to) && to !== address)).toEqual([]);
  expect(sink.recipients.length).toBeLessThanOrEqual(1);
});

test('B 9: header names and values that a server would not take are not sent by halves', async () => {
  const sink = await aSink();
  const mailer = aMailerTo(sink);
  for (const [name, value] of [
    ['X-A: b', 'c'],
    ['X A', 'c'],
    ['X-Ä', 'c'],
    ['X-Long', `<https://campaigns.example/${'x'.repeat(950)}>`],
    ['X-Injected\r\nBcc', 'evil@z.test'],
  ] as const)
    await mailer.send(anOutgoingMail({ headers: { [name]: value } }));
  for (const { source } of sink.received) {
    const { headers } = await PostalMime.parse(Buffer.from(source, 'latin1'));
    expect(headers.map(({ key }) => key).filter((key) => ['bcc', 'b'].includes(key))).toEqual([]);
    expect(longestLine(Buffer.from(source, 'latin1'))).toBeLessThanOrEqual(998);
  }
  expect(new Set(sink.recipients)).toEqual(new Set(['kim@example.test']));
});

test('R19: a mail whose parts are objects reads no file and fetches no address', async () => {
  const trap = { path: '/etc/passwd' } as unknown as string;
  for (const mail of [
    anOutgoingMail({ html: trap }),
    anOutgoingMail({ text: { href: 'http://127.0.0.1:9/' } as never }),
  ]) {
    const source = await buildMime(mail).then(String, (error: Error) => error.message);
    expect(source).not.toContain('root:');
    expect(source).not.toContain('ECONNREFUSED');
  }
});

function longestLine(source: Buffer): number {
  return Math.max(
    ...source
      .toString('latin1')
      .split('\r\n')
      .map((line) => line.length),
  );
}

/** As a reader sees it: trailing space and the kind of line end do not count. */
function lines(text: string): string[] {
  return text
    .trimEnd()
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd());
}
