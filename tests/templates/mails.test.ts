import { describe, expect, test } from 'vitest';
import { makeRenderPlan, renderMessage } from '#templates/engine/render.ts';
import { SAMPLE_BRAND } from '#templates/engine/sample-values.ts';
import { compile, mjmlWith, problemsOf, render, VALUES } from './samples.ts';

describe('links', () => {
  test('each destination has one number, named by the first words that lead there', async () => {
    const compiled = await compile(`<mj-button href="https://a.example/?x=1&amp;y=2">Read  it</mj-button>
<mj-text><a href="https://b.example/">The <b>b</b> page</a> and <a href="https://a.example/?x=1&amp;y=2">again</a>, <a href="mailto:a@b.example">write</a>, <a href="tel:+4930123">call</a></mj-text>
<mj-image src="asset:hero" alt="A picture" href="https://c.example" />
<mj-text><a href="vendor:website">{{contact.firstName}}</a><a href="brand:email">mail</a><a href="brand:phone">phone</a></mj-text>`);
    expect(compiled.links).toEqual([
      { number: 1, url: 'https://a.example/?x=1&y=2', label: 'Read it' },
      { number: 2, url: 'https://b.example/', label: 'The b page' },
      { number: 3, url: 'https://c.example', label: 'A picture' },
      { number: 4, url: 'https://acme.example', label: 'acme.example' },
    ]);
    const { html, text } = render(compiled);
    expect(html.match(/href="https:\/\/go\.example\/c\/1"/g)).toHaveLength(2);
    expect(html).toContain('href="mailto:a@b.example"');
    expect(html).toContain('href="tel:+441174960123"');
    expect(html).toContain('href="mailto:hello@fairwater.example"');
    expect(html).not.toMatch(/[abc]\.example\/\?|https:\/\/[abc]\.example/);
    expect(text).toContain('https://go.example/c/2');
  });

  test('a reference that the brand does not have is no link, and its words stay', async () => {
    const compiled = await compile(
      '<mj-text>Call <a href="brand:phone">us</a>.</mj-text><mj-button href="brand:website">Go</mj-button>',
      {
        brand: { ...SAMPLE_BRAND, phone: '', website: '' },
      },
    );
    expect(compiled.links).toEqual([]);
    expect(render(compiled).text).toContain('Call us.');
  });

  test('a pixel is there only when its address is given', async () => {
    const compiled = await compile('<mj-text>x</mj-text>');
    expect(render(compiled).html).not.toContain('width="1"');
    expect(render(compiled, { pixelUrl: 'https://go.example/o/1' }).html).toContain(
      '<img src="https://go.example/o/1" width="1" height="1" alt=""',
    );
  });
});

describe('images', () => {
  test('are resolved by name; a name without a file is explained at its line', async () => {
    const { html } = await compile('<mj-image src="asset:hero" alt="x" />');
    expect(html).toContain('src="https://files.example/a/hero.png"');
    const problems = await problemsOf(compile('\n<mj-image src="asset:missing" alt="x" />'));
    expect(problems).toEqual([
      expect.objectContaining({ line: 5, message: 'There is no image missing. Upload it, or choose another.' }),
    ]);
  });

  test('a background is shown from own files only', async () => {
    const mjml = mjmlWith('<mj-text>x</mj-text>').replace(
      '<mj-section>',
      '<mj-section background-url="asset:hero" background-color="#ffffff">',
    );
    const { html } = await compile('', { mjml });
    expect(html).toContain("url('https://files.example/a/hero.png')");
    expect(html).toContain('<v:fill');
  });

  test('the logo keeps its shape, swaps in the dark, and is a name where there is none', async () => {
    const image = (name: string) => ({
      url: `https://files.example/a/${name}.png`,
      width: 1000,
      height: 1000,
      alt: '',
    });
    const dark =
      '<mj-head><mj-style>@media (prefers-color-scheme: dark) { .a { color: #ffffff; } }</mj-style></mj-head>';
    const mjml = mjmlWith('<mj-image src="brand:logo" />', dark);
    const both = await compile('', { mjml, brand: { ...SAMPLE_BRAND, logo: image('light'), darkLogo: image('dark') } });
    expect(both.html).toMatch(
      /class="tl-logo-light" src="https:\/\/files\.example\/a\/light\.png" alt="Fairwater Systems" width="44" height="44"/,
    );
    expect(both.html).toMatch(/class="tl-logo-dark"[^>]*style="display:none;mso-hide:all/);
    const one = await compile('', { mjml, brand: { ...SAMPLE_BRAND, logo: image('light') } });
    expect(one.html).toContain('class="tl-logo-plate"');
    const none = await compile('', { mjml });
    expect(none.html).toMatch(/class="tl-wordmark"[^>]*>Fairwater Systems</);
    expect(render(none).text).toMatch(/^Fairwater Systems \(https:\/\/go\.example\/c\/1\)/);
  });

  test('a template without dark styles says that it is light, so that nothing is half dark', async () => {
    const { html } = await compile('<mj-image src="brand:logo" />');
    expect(html).toContain('<meta name="color-scheme" content="light">');
    expect(html).not.toContain('prefers-color-scheme');
  });
});

describe('plain text', () => {
  test('keeps paragraphs, lists, headings, tables and addresses', async () => {
    const { text } = render(
      await compile(`<mj-text><h1>Title</h1><p>First &amp; second.</p><p>A <a href="https://a.example/">link</a> here.</p><ul><li>one</li><li>two</li></ul><ol><li>eins</li></ol></mj-text>
<mj-table><tr><th>Day</th><th>Topic</th></tr><tr><td>Mon</td><td>Start</td></tr></mj-table>
<mj-text css-class="visual-only">ornament</mj-text>
<mj-button href="https://b.example/">Do it</mj-button>
<mj-text>Write to <a href="mailto:a@b.example">a@b.example</a> or <a href="mailto:c@d.example">us</a>.</mj-text>`),
    );
    expect(text.slice(0, text.indexOf('------'))).toBe(`Title

First & second.

A link (https://go.example/c/1) here.

 - one
 - two

 1. eins

Day   Topic
Mon   Start

Do it: https://go.example/c/2

Write to a@b.example or us (c@d.example).

`);
  });
});

describe('rendering', () => {
  test('a plan holds nobody’s data: two people, two messages, any order', async () => {
    const plan = makeRenderPlan(await compile('<mj-text>Dear {{contact.firstName}} ({{contact.email}})</mj-text>'));
    const message = (firstName: string) =>
      renderMessage(plan, { ...VALUES, contact: { firstName, email: `${firstName}@x.example` } }).text;
    const [ana, bo] = [message('Ana'), message('Bo')];
    expect(ana).toContain('Dear Ana (Ana@x.example)');
    expect(bo).toContain('Dear Bo (Bo@x.example)');
    expect(message('Ana')).toBe(ana);
  });

  test('a helper that someone registers on Handlebars does not reach a mail', async () => {
    const { default: Handlebars } = await import('handlebars');
    const compiled = await compile('<mj-text>{{fallback contact.firstName "there"}}</mj-text>');
    Handlebars.registerHelper('fallback', () => 'hijacked');
    expect(render(compiled, { contact: {} }).text).toContain('there');
    Handlebars.unregisterHelper('fallback');
  });

  test('the same sources from a store make the same message', async () => {
    const compiled = await compile('<mj-text>Dear {{contact.firstName}}</mj-text>');
    const stored = JSON.parse(JSON.stringify({ subject: compiled.subject, html: compiled.html, text: compiled.text }));
    expect(renderMessage(makeRenderPlan(stored), VALUES)).toEqual(render(compiled));
  });

  test('no token of the making is left in a mail', async () => {
    const compiled = await compile(
      '<mj-text tl:zone="a" tl:mode="editable">{{contact.firstName}} <a href="https://a.example/">x</a></mj-text>',
      { preheader: '{{contact.company}} {{partner.name}}' },
    );
    expect(`${compiled.html}${compiled.text}${compiled.subject}`).not.toMatch(/tl[0-9a-f]{12}[mzcl]\d+e/);
  });

  test('a mail near the size that Gmail cuts is warned about', async () => {
    const { problems } = await compile(`<mj-text>${'word '.repeat(19_000)}</mj-text>`);
    expect(problems).toEqual([
      expect.objectContaining({ part: 'mail', severity: 'warning', message: expect.stringContaining('Gmail') }),
    ]);
  });
});
