import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Zone } from '#templates/engine/zone.ts';
import { sanitizeZoneValue } from '#templates/engine/zone-values.ts';
import { activeContentIn, compile, problemsOf, render } from './samples.ts';

function aZone(given: Partial<Zone> & Pick<Zone, 'kind'>): Zone {
  return Zone.parse({
    name: 'a',
    mode: 'editable',
    tag: 'mj-text',
    label: 'A',
    help: '',
    max: null,
    required: false,
    options: [],
    default: '',
    line: 4,
    ...given,
  });
}
const messages = (zone: Zone, value: unknown, origins?: string[]) =>
  sanitizeZoneValue(zone, value, origins).problems.map(({ severity, message }) => `${severity}: ${message}`);

describe('a partner’s value', () => {
  test('keeps a few marks and loses the rest, and says so', () => {
    const { value, problems } = sanitizeZoneValue(
      aZone({ kind: 'rich-text' }),
      '<p style="color:red" class="x">a <b>b</b><img src="https://evil.example/x" onerror="1"><a href="https://x.example/" onclick="1">c</a> <a href="javascript:1">d</a></p><h1>e</h1><table><tr><td>f</td></tr></table>',
    );
    expect(value).toBe(
      '<p>a <b>b</b><a href="https://x.example/" target="_blank" style="color:inherit;text-decoration:underline">c</a> <a>d</a></p>ef',
    );
    expect(problems).toEqual([
      expect.objectContaining({
        severity: 'warning',
        zone: 'a',
        line: 4,
        message: 'A: taken out: <img>, the link javascript:1, <h1>, <table>, <tr>.',
      }),
    ]);
  });

  test('is counted as a reader sees it', () => {
    const zone = aZone({ kind: 'rich-text', max: 5, required: true });
    expect(messages(zone, '<p><b>12345</b></p>')).toEqual([]);
    expect(messages(zone, '<p>1234 6</p>')).toEqual(['error: A: 6 characters; at most 5 fit.']);
    expect(messages(zone, '<p> <br></p>')).toEqual(['error: A: this cannot be empty.']);
  });

  test('of another shape than its kind is refused', () => {
    expect(messages(aZone({ kind: 'text' }), { a: 1 })).toEqual(['error: A: a text is expected.']);
    expect(messages(aZone({ kind: 'image' }), 'x')).toEqual(['error: A: an image and its description are expected.']);
    expect(messages(aZone({ kind: 'link' }), null)).toEqual(['error: A: a label and an address are expected.']);
    expect(messages(aZone({ kind: 'choice', options: ['x', 'y'] }), 'z')).toEqual(['error: A: choose one of: x, y.']);
    expect(messages(aZone({ kind: 'block', default: null }), 'x')[0]).toContain('kept or left out');
    expect(messages(aZone({ kind: 'text' }), 'x'.repeat(20_001))[0]).toContain('longer than 20000');
  });

  test('an image comes from own files and has a description', () => {
    const zone = aZone({ kind: 'image', tag: 'mj-image' });
    const own = ['https://own.example'];
    expect(messages(zone, { src: 'https://own.example/a/1.png', alt: 'x' }, own)).toEqual([]);
    expect(messages(zone, { src: 'asset:hero', alt: 'x' })).toEqual([]);
    expect(messages(zone, { src: 'https://own.example/a/1.png', alt: ' ' }, own)[0]).toContain('describe the image');
    for (const src of [
      'https://evil.example/a.png',
      'https://own.example.evil.example/',
      'https://own.example@evil.example/',
      'javascript:1',
      '//own.example/a',
      'https://own.example/a"x',
      "https://own.example/a')",
      'data:image/png;base64,x',
    ]) {
      expect(messages(zone, { src, alt: 'x' }, own), src).toEqual(['error: A: choose an image from your files.']);
      expect(sanitizeZoneValue(zone, { src, alt: 'x' }, own).value).toEqual({ src: '', alt: 'x' });
    }
  });

  test('a link has a label and leads where one may go', () => {
    const zone = aZone({ kind: 'link', tag: 'mj-button' });
    for (const href of ['https://x.example/a?b=c#d', 'http://x.example', 'mailto:a@x.example', 'tel:+49 30 1234']) {
      expect(messages(zone, { label: 'x', href }), href).toEqual([]);
    }
    for (const href of [
      'javascript:1',
      'x.example',
      '/path',
      '//x.example',
      'https://a:b@x.example/',
      'mailto:a@x.example?bcc=b@x.example',
      'mailto:a@x.example,b@x.example',
      'ftp://x.example',
      'https://x.example/ y',
      'https:x.example\\y',
    ]) {
      expect(messages(zone, { label: 'x', href })[0], href).toContain('write an address that starts with');
    }
    expect(messages(zone, { label: 'x', href: '' })).toEqual(['error: A: write where the link leads.']);
  });
});

const ZONES = `<mj-text tl:zone="note" tl:mode="editable"><b>Author’s note</b></mj-text>
<mj-text tl:zone="title" tl:mode="editable" tl:kind="text"><h1>Author’s title</h1></mj-text>
<mj-image tl:zone="picture" tl:mode="editable" src="asset:hero" alt="Author’s picture" />
<mj-button tl:zone="action" tl:mode="editable" href="https://author.example/">Author’s button</mj-button>
<mj-text tl:zone="terms" tl:mode="locked">Author’s terms</mj-text>
<mj-text tl:zone="extra" tl:mode="optional">Author’s extra</mj-text>
<mj-text>Author’s words</mj-text>`;

describe('filling zones', () => {
  test('puts each value in its place and keeps what stands around it', async () => {
    const compiled = await compile(ZONES, {
      zoneValues: {
        note: '<p>My note</p>',
        title: 'My <title>',
        picture: { src: 'https://own.example/a/2.png', alt: 'My "picture"' },
        action: { label: 'My & button', href: 'https://mine.example/?a=1&b=2' },
      },
      imageOrigins: ['https://own.example'],
    });
    const { html } = render(compiled);
    expect(html).toContain('<p>My note</p>');
    expect(html).toContain('<h1>My &lt;title&gt;</h1>');
    expect(html).toContain('alt="My &quot;picture&quot;" src="https://own.example/a/2.png"');
    expect(html).toContain('My &amp; button');
    expect(compiled.links).toEqual([{ number: 1, url: 'https://mine.example/?a=1&b=2', label: 'My & button' }]);
    expect(html).not.toMatch(/Author’s (note|title|picture|button)/);
    expect(html).toMatch(/Author’s terms[\s\S]*Author’s extra[\s\S]*Author’s words/);
  });

  test('a value that came back unchanged keeps the author’s marks', async () => {
    const { html } = await compile(
      '<mj-text tl:zone="a" tl:mode="editable"><b style="color:#aa0000">Hi</b> {{contact.firstName}} of {{partner.name}}</mj-text>',
      {
        zoneValues: { a: '<b style="color:#aa0000">Hi</b>  {{contact.firstName}} of Fairwater Systems' },
      },
    );
    expect(html).toContain('<b style="color:#aa0000">Hi</b> {{contact.firstName}} of Fairwater Systems');
  });

  test('a picture or link that was cleared is the author’s again', async () => {
    const { html, links } = await compile(ZONES, {
      zoneValues: { picture: { src: '', alt: '' }, action: { label: '', href: '' } },
    });
    expect(html).toContain('Author’s button');
    expect(html).toContain('src="https://files.example/a/hero.png"');
    expect(links).toEqual([{ number: 1, url: 'https://author.example/', label: 'Author’s button' }]);
  });

  test('an optional part that is left out is gone, with what is inside it, in HTML, text and links', async () => {
    const mjml =
      '<mjml><mj-body><mj-section><mj-column><mj-text>Stays</mj-text></mj-column></mj-section><mj-section tl:zone="news" tl:mode="optional"><mj-column><mj-text tl:zone="news-text" tl:mode="editable"><a href="https://gone.example/">Gone</a></mj-text></mj-column></mj-section></mj-body></mjml>';
    const compiled = await compile('', { mjml, omitZones: ['news'] });
    expect(`${compiled.html}${compiled.text}`).not.toContain('Gone');
    expect(compiled.links).toEqual([]);
    expect(render(compiled).text).toContain('Stays');
  });

  test('locked, unknown and required parts are guarded by name', async () => {
    const [locked] = await problemsOf(compile(ZONES, { zoneValues: { terms: 'Mine' } }));
    expect(locked).toMatchObject({ part: 'zone', zone: 'terms', message: 'Terms: this part is locked.' });
    const [unknown] = await problemsOf(compile(ZONES, { zoneValues: { nothing: 'Mine' } }));
    expect(unknown).toMatchObject({ zone: 'nothing', message: 'There is no zone nothing.' });
    const [kept] = await problemsOf(compile(ZONES, { omitZones: ['note'] }));
    expect(kept).toMatchObject({ zone: 'note', message: 'Note: this part cannot be left out.' });
    const [empty] = await problemsOf(compile('<mj-text tl:zone="a" tl:mode="editable" tl:required="true"></mj-text>'));
    expect(empty).toMatchObject({ zone: 'a', message: 'A: this cannot be empty.' });
  });

  test('a preview goes on and tells what a mailing would stop on', async () => {
    const compiled = await compile('<mj-text tl:zone="a" tl:mode="editable" tl:kind="text" tl:max="3">x</mj-text>', {
      zoneValues: { a: 'too long' },
      preview: true,
      markZones: true,
    });
    expect(compiled.problems).toEqual([expect.objectContaining({ severity: 'error', zone: 'a' })]);
    expect(compiled.html).toContain('too long');
    expect(compiled.html).toContain('class="tl-zone tl-zone-a"');
  });

  test('whatever a partner writes, locked parts and the footer stay, nothing runs, and braces are inert', async () => {
    const bits = fc.constantFrom(
      '{{contact.email}}',
      '{{{',
      '}}',
      '{{#if contact.email}}',
      '{{/if}}',
      '\\',
      '\\{{',
      '<b>',
      '</b>',
      '</td></tr></table>',
      '</div>',
      '<div style="display:none">',
      '<!--',
      '-->',
      '<style>*{display:none}</style>',
      '<script>',
      '<a href="javascript:1">',
      '<plaintext>',
      '<title>',
      '"',
      "'",
      '&',
      '&#123;&#123;',
      '\u0000',
      'words',
      '\n',
      '<p>',
      '<mj-raw>',
      'tl0123456789abm0e',
    );
    const value = fc
      .array(fc.oneof(bits, fc.string({ maxLength: 8 })), { maxLength: 12 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(value, value, value, async (note, title, label) => {
        const compiled = await compile(ZONES, {
          preview: true,
          zoneValues: { note, title, action: { label, href: 'https://mine.example/' } },
        });
        const email = 'ana@secret.example';
        const { html, text, subject } = render(compiled, { contact: { email, firstName: title } });
        expect(`${html}${text}${subject}`).not.toContain(email);
        expect(activeContentIn(html, ['files.example'])).toEqual([]);
        expect(html).toMatch(
          /Author’s terms[\s\S]*Author’s extra[\s\S]*Author’s words[\s\S]*class="tl-footer"[\s\S]*>Unsubscribe<\/a>/,
        );
        expect(depthAt(html, 'class="tl-footer"')).toBe(1);
      }),
      { numRuns: Number(process.env.SOAK ? 3000 : 150) },
    );
  });
});

/** Tags open around the first place of a text, below <body>: 1 is the element itself. */
function depthAt(html: string, place: string): number {
  const before = html.slice(html.indexOf('<body'), html.indexOf(place)).replace(/<!--[\s\S]*?-->/g, '');
  const opens = [...before.matchAll(/<(?!\/)(?!img|br|hr)[a-z][^<]*/g)].filter(
    ([tag]) => !tag.trimEnd().endsWith('/>'),
  ).length;
  return opens - [...before.matchAll(/<\/[a-z]/g)].length - 1;
}
