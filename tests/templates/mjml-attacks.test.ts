import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { activeContentIn, compile, errorsOf, mjmlWith, problemsOf, render } from './samples.ts';

const errorsIn = (text: string) => errorsOf(mjmlWith(`<mj-text>first line\n${text}</mj-text>`));

describe('MJML reads nothing and carries nothing active', () => {
  test('B 31: mj-include is refused, whatever its path and type, and no file is read', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'include-'));
    writeFileSync(path.join(folder, 'secret.mjml'), '<mj-text>top-secret</mj-text>');
    const up = `${'../'.repeat(20)}${folder}/secret.mjml`;
    for (const include of [
      `<mj-include path="${folder}/secret.mjml" />`,
      `<mj-include path="${up}" />`,
      `<mj-include path="${encodeURIComponent(up)}" type="html" />`,
      '<mj-include path="/etc/passwd" type="html" />',
      '<mj-include path="/etc/passwd" type="css" />',
    ]) {
      const errors = await errorsOf(mjmlWith(`<mj-text>x</mj-text>\n${include}`));
      expect(errors[0], include).toMatchObject({
        line: 5,
        message: expect.stringContaining('mj-include is not available'),
      });
      expect(JSON.stringify(errors)).not.toMatch(/top-secret|root:/);
    }
    rmSync(folder, { recursive: true });
  });

  test.each([
    '<script>alert(1)</script>',
    '<iframe srcdoc="&lt;script&gt;"></iframe>',
    '<form action="https://evil.example"><input name="a"></form>',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<link rel="import" href="https://evil.example/x">',
    '<img src="https://evil.example/x.png" onerror="x">',
    '<object data="x"></object>',
    '<a href="https://x.example/" onclick="x">x</a>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java&#x73;cript:alert(1)">x</a>',
    '<a href="JaVaScRiPt&colon;alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="//evil.example/">x</a>',
    '<a href="https://user:pass@evil.example/">x</a>',
    '<a href="https:\\\\evil.example">x</a>',
    '<p id="x">x</p>',
  ])('B 32: %s in mj-text is refused at its line', async (text) => {
    expect((await errorsIn(text))[0]).toMatchObject({ part: 'mjml', line: 5 });
  });

  test('B 32: mj-raw and other elements that carry anything are refused with what to use instead', async () => {
    for (const tag of [
      'mj-raw',
      'mj-html-attributes',
      'mj-font',
      'mj-social',
      'mj-navbar',
      'mj-carousel',
      'mj-accordion',
      'mj-chart',
      'div',
      'script',
    ]) {
      const errors = await errorsOf(mjmlWith(`<mj-text>x</mj-text>\n<${tag}>x</${tag}>`));
      expect(errors[0], tag).toMatchObject({ line: 5, message: expect.stringContaining(`${tag} is not available`) });
    }
  });

  test.each([
    `<mj-image src='x" onerror="alert(1)' alt="x" />`,
    `<mj-image src="asset:hero" alt='x" onerror="alert(1)' />`,
    `<mj-button href='https://x.example/" onclick="alert(1)'>x</mj-button>`,
    `<mj-text css-class='x" onclick="alert(1)'>x</mj-text>`,
    `<mj-text color='#fff" onclick="alert(1)'>x</mj-text>`,
    `<mj-text font-family='a;background:url(https://evil.example)'>x</mj-text>`,
    '<mj-text font-family="x<script>">x</mj-text>',
    '<mj-image src="https://evil.example/track.png" alt="x" />',
    '<mj-image src="javascript:alert(1)" alt="x" />',
    '<mj-image src="data:image/svg+xml,x" alt="x" />',
    '<mj-image srcset="https://evil.example/a 1x" src="asset:hero" alt="x" />',
    '<mj-image usemap="#x" src="asset:hero" alt="x" />',
    '<mj-button href="javascript:alert(1)">x</mj-button>',
    '<mj-text onclick="alert(1)">x</mj-text>',
    '<mj-text padding="99999px">x</mj-text>',
    '<mj-text a="1" a="2">x</mj-text>',
    '<mj-text padding=0>x</mj-text>',
  ])('B 33: %s is refused at its line', async (element) => {
    expect((await errorsOf(mjmlWith(`<mj-text>x</mj-text>\n${element}`)))[0]).toMatchObject({ line: 5 });
  });

  test.each([
    "@import url('https://evil.example/x.css');",
    '.a { background: url(https://evil.example/x.png) }',
    '.a { width: expression(alert(1)) }',
    '.a { behavior: url(#x) }',
    '.a { -moz-binding: url(x) }',
    '.a { color: red; } </style><script>alert(1)</script>',
    '.a { color: \\65 xpression(1) }',
    '@font-face { font-family: x; src: url(https://evil.example/f) }',
    '@media print { @media screen { .a { color: red } } }',
    '* { display: none }',
    'a { color: red }',
    'div { display: none }',
    '.tl-footer { display: none }',
    '.a + .tl-footer { display: none }',
    '.a ~ div { display: none }',
    '.mj-column-per-100 { display: none }',
    'body .a { color: red }',
    '.a { position: fixed; top: 0 }',
    '.a { margin-bottom: -400px }',
    '.a { transform: scale(9) }',
    '.a { opacity: 0 }',
    '.a { height: 100000px }',
    '.a { color: red',
  ])('B 34: mj-style with %s is refused at its line', async (css) => {
    const mjml = `<mjml><mj-head><mj-style>\n.fine { color: #000000; }\n${css}\n</mj-style></mj-head><mj-body><mj-section><mj-column><mj-text>x</mj-text></mj-column></mj-section></mj-body></mjml>`;
    const errors = await errorsOf(mjml);
    expect(errors[0]).toMatchObject({ part: 'mjml', line: 3 });
  });

  test('B 35: 5,000 nested wrappers and 2 MB of text are refused within a second', async () => {
    const started = performance.now();
    const nested = await errorsOf(mjmlWith(`${'<mj-wrapper>'.repeat(5000)}${'</mj-wrapper>'.repeat(5000)}`));
    expect(nested[0]?.message).toBe('Tags are nested deeper than 40.');
    const long = await errorsOf(mjmlWith(`<mj-text>${'x'.repeat(2_000_000)}</mj-text>`));
    expect(long[0]?.message).toBe('Longer than 256 KB. Shorten it.');
    const many = await errorsOf(mjmlWith('<mj-text>x</mj-text>'.repeat(1100)));
    expect(many[0]?.message).toBe('More than 1000 MJML elements. Make it shorter.');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test.each([
    [
      'an unclosed element',
      '<mjml><mj-body>\n<mj-section><mj-column><mj-text>x</mj-text></mj-column></mj-body></mjml>',
      2,
      '<mj-section> is not closed before </mj-body>.',
    ],
    ['an unclosed tag', mjmlWith('<mj-text>x</mj-text>\n<mj-text'), 5, '<mj-text is not closed with >.'],
    ['an unclosed tag in content', mjmlWith('<mj-text>\n<b>x</mj-text>'), 5, '<b> is not closed before </mj-text>.'],
    ['a stray closing tag', mjmlWith('<mj-text>\nx</b></mj-text>'), 5, '</b> closes nothing.'],
    ['an unclosed comment', mjmlWith('<mj-text>x</mj-text>\n<!-- x'), 5, 'A comment is not closed.'],
    ['an unclosed quote', mjmlWith('<mj-text>x</mj-text>\n<mj-text color="red>x</mj-text>'), 5, 'Check its quotes'],
    ['nothing', '', 1, 'There is no MJML here'],
    ['only white space', ' \n ', 1, 'There is no MJML here'],
    ['another root', '<mj-body><mj-section></mj-section></mj-body>', 1, 'A template starts with <mjml>.'],
    ['no body', '<mjml></mjml>', 1, 'There is no mj-body.'],
    ['an empty body', '<mjml>\n<mj-body></mj-body></mjml>', 2, 'mj-body is empty.'],
    [
      'two bodies',
      '<mjml><mj-body><mj-section></mj-section></mj-body>\n<mj-body></mj-body></mjml>',
      2,
      'There is a second mj-body.',
    ],
    [
      'entities',
      '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>\n<mjml><mj-body></mj-body></mjml>',
      1,
      'Declarations',
    ],
    ['stray text', mjmlWith('<mj-text>x</mj-text>\nwords'), 3, 'not straight in mj-column'],
    [
      'an element in the wrong place',
      mjmlWith('<mj-text>x</mj-text>\n<mj-section></mj-section>'),
      5,
      'mj-section cannot be used inside mj-column',
    ],
    ['a wrong colour', mjmlWith('<mj-text>x</mj-text>\n<mj-text color="grün">x</mj-text>'), 5, 'color'],
    [
      'an attribute of another element',
      mjmlWith('<mj-text>x</mj-text>\n<mj-text background-repeat="repeat">x</mj-text>'),
      5,
      'background-repeat is illegal',
    ],
    [
      'a picture without alt',
      mjmlWith('<mj-text>x</mj-text>\n<mj-image src="asset:hero" />'),
      5,
      'This image has no alt.',
    ],
    ['a picture without src', mjmlWith('<mj-text>x</mj-text>\n<mj-image alt="x" />'), 5, 'This image has no src.'],
  ])('B 35: %s is explained at its line', async (_, mjml, line, message) => {
    const errors = await errorsOf(mjml);
    const error = errors.find((one) => one.message.includes(message)) ?? errors[0];
    expect(error?.message).toContain(message);
    expect(error?.line).toBe(line);
  });

  test.each([
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
    '<p title="--!><img src=x onerror=alert(1)>">x</p>',
    '<!--><img src=x onerror=alert(1)>-->',
    '<!--x--!><img src=x onerror=alert(1)>-->',
    '<title><a href="</title><img src=x onerror=alert(1)>">',
    '<textarea><a title="</textarea><img src=x onerror=alert(1)>">',
    '<template><img src=x onerror=alert(1)></template>',
    '<select><template><style><!--</style><a rel="--></style></template></select><img src onerror=alert(1)>">',
    '<b <script>alert(1)</script>>x</b>',
    '<a href="https://x.example/"/onclick="alert(1)">x</a>',
    '<<script>script>alert(1)</script>',
    '<img src=x onerror=alert(1)//',
    '<svg/onload=alert(1)>',
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<a href="https://x.example/?<script>">x</a>',
    '<![CDATA[<script>alert(1)</script>]]>',
  ])('B 36: %s carries nothing active, from an author or from a partner', async (text) => {
    const asPartner = await compile(
      '<mj-text tl:zone="a" tl:mode="editable">x</mj-text><mj-text tl:zone="b" tl:mode="editable" tl:kind="text">x</mj-text>',
      {
        zoneValues: { a: `before ${text} after`, b: `before ${text}` },
      },
    );
    const { html, text: plain } = render(asPartner);
    expect(activeContentIn(html, [])).toEqual([]);
    expect(html).toContain('Unsubscribe</a>');
    expect(plain).toContain('before');

    const errors = await errorsIn(text);
    if (errors.length === 0) {
      const asAuthor = await compile(`<mj-text>${text}</mj-text>`);
      expect(activeContentIn(render(asAuthor).html, [])).toEqual([]);
    } else {
      expect(await problemsOf(compile(`<mj-text>${text}</mj-text>`))).not.toEqual([]);
    }
  });

  test('a clean mail is found clean, and a planted script is found, by the same eye', async () => {
    const { html } = render(
      await compile('<mj-image src="asset:hero" alt="x"/><mj-text><a href="https://x.example/">x</a></mj-text>'),
    );
    expect(activeContentIn(html, ['files.example'])).toEqual([]);
    expect(activeContentIn(html, [])).toEqual(['img src=https://files.example/a/hero.png']);
    for (const bad of [
      '<script>1</script>',
      '<img src="https://files.example/x" onerror="1">',
      '<a href="java\nscript:1">x</a>',
      '<!--[if mso]><script>1</script><![endif]-->',
      '<meta http-equiv="refresh" content="0">',
    ]) {
      expect(activeContentIn(html.replace('</body>', `${bad}</body>`), ['files.example']), bad).toHaveLength(1);
    }
  });
});
