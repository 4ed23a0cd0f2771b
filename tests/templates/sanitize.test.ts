import { describe, expect, test } from 'vitest';
import { takeComments } from '#templates/engine/outlook-comments.ts';
import { sanitizeBody, sanitizeContent } from '#templates/engine/sanitize.ts';
import { makeTokens } from '#templates/engine/tokens.ts';

// Each of these is stopped earlier on its way through the engine; this is the last wall.
describe('the whole of a body', () => {
  const images = new Set(['https://files.example/a/1.png']);
  const sanitize = (html: string) => sanitizeBody(html, images, ['https://own.example']);

  test('keeps what MJML writes, and images that the caller vouches for', () => {
    const html = `<table border="0" cellpadding="0" role="presentation" style="background:#ffffff url('https://files.example/a/1.png') center top / auto repeat;mso-padding-alt:0px"><tbody><tr><td align="left" background="https://files.example/a/1.png" style="padding:10px 25px;word-break:break-word"><img alt="" src="https://own.example/a/2.png" width="10" height="auto" /></td></tr></tbody></table>`;
    expect(sanitize(html)).toBe(html);
  });

  test.each([
    ['<img src="https://evil.example/1.png" alt="x">', '<img alt="x" />'],
    ['<img src="https://own.example.evil.example/1.png">', '<img />'],
    ['<td background="https://evil.example/1.png">x</td>', '<td>x</td>'],
    [`<p style="background:url('https://evil.example/1.png');color:red">x</p>`, '<p style="color:red">x</p>'],
    ['<p style="position:fixed;width:expression(1);color:red">x</p>', '<p style="color:red">x</p>'],
    ['<p style="color:red;behavior:url(x)" onclick="1" id="a">x</p>', '<p style="color:red">x</p>'],
    ['<a href="javascript:1" target="_blank">x</a>', '<a target="_blank">x</a>'],
    ['<a href="//evil.example">x</a>', '<a>x</a>'],
    ['<!-- x --><script>1</script><style>a{}</style><form><input></form>y', 'y'],
    ['<svg><a href="https://x.example/">z</a></svg>y', 'y'],
  ])('%s becomes %s', (html, expected) => {
    expect(sanitize(html)).toBe(expected);
  });
});

test('an author’s content comes out balanced, so that it cannot close what stands around it', () => {
  const link = (href: string) => href;
  expect(sanitizeContent('a</div></td><b>b<i>c</b>', link)).toBe('a<b>b<i>c</i></b>');
  expect(sanitizeContent('<p>a<!-- b', link)).toBe('<p>a</p>');
});

test('an Outlook comment with anything but tables stops the mail', () => {
  const tokens = makeTokens();
  const { html, comments } = takeComments('a<!--[if mso | IE]><table><tr><td><![endif]-->b<!-- c -->', tokens);
  expect(comments).toEqual(['<!--[if mso | IE]><table><tr><td><![endif]-->']);
  expect(html).toBe(`a${tokens.mark('c', 0)}b`);
  for (const bad of [
    '<script>',
    '<td onclick="1">',
    '<a href="javascript:1">',
    '<iframe>',
    '<td style="width:expression(1)">',
  ]) {
    expect(() => takeComments(`<!--[if mso]>${bad}<![endif]-->`, tokens), bad).toThrow('conditional comment');
  }
});
