import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTemplate } from '#templates/engine/check-template.ts';
import { hasErrors } from '#templates/engine/problems.ts';
import { activeContentIn, compile, mjmlWith, render } from './samples.ts';

const RUNS = process.env.SOAK ? 5_000 : 400;

const words = fc.constantFrom(
  'words',
  'ä & ö',
  '&lt;b&gt;',
  '{{contact.firstName}}',
  '{{fallback contact.company "you"}}',
  '{{partner.name}}',
  '\\',
  '{',
  '}',
  '<br>',
  '',
);
const attack = fc.constantFrom(
  '<script>alert(1)</script>',
  '{{{contact.email}}}',
  '{{#each contact}}',
  '{{constructor}}',
  '<img src=x onerror=1>',
  '<svg onload=1>',
  '<!-- ',
  ' -->',
  ']]>',
  '<![CDATA[',
  '</mj-text>',
  '</td>',
  '<mj-raw>',
  '{{> x}}',
  '{{',
  '}}',
  '\u0000',
  '<a href="javascript:1">x</a>',
  '<p style="background:url(//evil.example)">x</p>',
);
const attribute = fc.constantFrom(
  '',
  ' color="#ff0000"',
  ' align="center"',
  ' css-class="a"',
  ' tl:zone="z" tl:mode="editable"',
  ' padding="0 4px"',
  ' font-family="Arial"',
  ' href="https://a.example/"',
  ' onclick="1"',
  ` color='"onload="1'`,
  ' a=b',
  ' "',
);

const { element } = fc.letrec<{ inline: string; element: string }>((tie) => ({
  inline: fc.oneof(
    { weight: 5, arbitrary: words },
    { weight: 1, arbitrary: attack },
    { weight: 2, arbitrary: tie('inline').map((inner) => `<b>${inner}</b>`) },
    { weight: 1, arbitrary: tie('inline').map((inner) => `<a href="https://a.example/">${inner}</a>`) },
    { weight: 1, arbitrary: tie('inline').map((inner) => `{{#if contact.company}}${inner}{{else}}x{{/if}}`) },
  ),
  element: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(attribute, tie('inline')).map(([own, inner]) => `<mj-text${own}>${inner}</mj-text>`),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(attribute, tie('inline')).map(([own, inner]) => `<mj-button${own}>${inner}</mj-button>`),
    },
    { weight: 1, arbitrary: attribute.map((own) => `<mj-image src="asset:hero" alt="x"${own} />`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '<mj-divider />',
        '<mj-spacer height="8px" />',
        '<mj-include path="/etc/passwd" />',
        '<mj-section></mj-section>',
      ),
    },
    { weight: 1, arbitrary: attack },
  ),
}));

test(`R27, R28: of ${RUNS} random templates each is explained by line or makes a clean mail, in bounded time`, async () => {
  let made = 0;
  // starting the thread is not what is measured
  await compile('<mj-text>x</mj-text>');
  await fc.assert(
    fc.asyncProperty(fc.array(element, { minLength: 1, maxLength: 5 }), async (elements) => {
      const mjml = mjmlWith(elements.join('\n'));
      const started = performance.now();
      const { problems } = await checkTemplate({ mjml, subject: 'S', locale: 'en', knownAssets: ['hero'] });
      expect(performance.now() - started).toBeLessThan(2000);
      if (hasErrors(problems)) {
        for (const { line, message } of problems) expect(message, String(line)).toMatch(/\S/);
        return;
      }
      made += 1;
      const { html, text } = render(await compile(elements.join('\n')), {
        contact: { firstName: '<script>{{x}}', company: '"\\' },
      });
      expect(activeContentIn(html, ['files.example'])).toEqual([]);
      expect(html).toContain('>Unsubscribe</a>');
      expect(text).toContain('Unsubscribe: https://go.example/u/token');
    }),
    { numRuns: RUNS },
  );
  expect(made).toBeGreaterThan(RUNS / 10);
}, 600_000);
