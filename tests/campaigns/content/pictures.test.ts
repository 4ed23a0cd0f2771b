import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawPicture } from '#campaigns/content/files/draw-picture.ts';
import { aPicture } from '#tests/factories/content.ts';

const svg = (inner: string, more = '') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"${more}>${inner}</svg>`);
const SHAPE = '<circle cx="20" cy="20" r="18" fill="#0f766e"/>';

test.each([
  ['png', false, 'image/png'],
  ['png', true, 'image/png'],
  ['jpeg', false, 'image/jpeg'],
  ['webp', false, 'image/jpeg'],
  ['webp', true, 'image/png'],
] as const)('%s (transparent: %s) becomes %s, which every mail program shows', async (format, alpha, mime) => {
  const drawn = await drawPicture(await aPicture({ format, alpha, width: 300, height: 100 }));
  expect(drawn).toMatchObject({ mime, width: 300, height: 100 });
  expect((await sharp(drawn.bytes).metadata()).format).toBe(mime === 'image/png' ? 'png' : 'jpeg');
});

test('an SVG becomes pixels, large enough for dense screens', async () => {
  const drawn = await drawPicture(svg(SHAPE));
  expect(drawn).toMatchObject({ mime: 'image/png', width: 800 });
  expect(drawn.bytes.subarray(1, 4).toString()).toBe('PNG');
});

test('an SVG with declaration, comments, doctype, gradient and embedded pixels is drawn', async () => {
  const pixel = (await aPicture({ width: 4, height: 4 })).toString('base64');
  const source = `﻿<?xml version="1.0"?><!-- made by <hand> --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="24" height="24">
    <defs><linearGradient id="g"><stop stop-color="#111"/></linearGradient></defs>
    <rect width="24" height="24" fill="url(#g)"/><use xlink:href="#g"/><image href="data:image/png;base64,${pixel}"/></svg>`;
  expect((await drawPicture(Buffer.from(source))).width).toBe(800);
});

test('large pictures are brought to a mail’s size', async () => {
  expect(await drawPicture(await aPicture({ format: 'jpeg', width: 4000, height: 1000 }))).toMatchObject({
    width: 1200,
    height: 300,
  });
});

test('metadata is gone, and the picture stands upright', async () => {
  const photo = await sharp(await aPicture({ format: 'jpeg', width: 300, height: 100 }))
    .withExif({ IFD0: { Copyright: 'Somebody', Artist: 'A. Person' }, IFD3: { GPSLatitude: '51/1 27/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const drawn = await drawPicture(photo);
  const { exif, icc, xmp, orientation } = await sharp(drawn.bytes).metadata();
  expect({ exif, xmp, orientation, icc }).toEqual({});
  expect(drawn).toMatchObject({ width: 100, height: 300 });
});

const REFUSED: Record<string, () => Buffer | Promise<Buffer>> = {
  'no bytes at all': () => Buffer.alloc(0),
  'a text': () => Buffer.from('hello'),
  'a web page': () => Buffer.from('<!doctype html><html><body>hi</body></html>'),
  'a GIF': async () =>
    sharp(await aPicture())
      .gif()
      .toBuffer(),
  'a PDF': () => Buffer.from('%PDF-1.7\n1 0 obj'),
  'a zipped SVG': () => Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]),
  'a GIF that is a script': () => Buffer.from('GIF89a/*<svg*/=1;alert(1)'),
  'B 54: a JPEG with a web page behind it': async () =>
    Buffer.concat([await aPicture({ format: 'jpeg' }), Buffer.from('<html><script>alert(1)</script></html>')]),
  'B 54: a PNG with PHP behind it': async () => Buffer.concat([await aPicture(), Buffer.from('<?php system("id");')]),
  'B 54: a PNG that is a PDF': async () => Buffer.concat([await aPicture(), Buffer.from('%PDF-1.4')]),
  'B 54: a PNG that is a ZIP': async () =>
    Buffer.concat([await aPicture(), Buffer.from('PK\u0003\u0004 … PK\u0005\u0006')]),
  'a PNG that is cut off': async () => (await aPicture({ width: 900, height: 900 })).subarray(0, 200),
  'a JPEG that is cut off': async () =>
    (await aPicture({ format: 'jpeg', width: 2000, height: 2000 })).subarray(0, 5_000),
  'an SVG with a script': () => svg('<script>alert(1)</script>'),
  'an SVG that reacts to events': () => svg('<rect onload="alert(1)" width="9" height="9"/>'),
  'an SVG with a web page in it': () => svg('<foreignObject><body/></foreignObject>'),
  'an SVG with a picture from elsewhere': () => svg('<image href="https://evil.example/x.png"/>'),
  'an SVG with a file of the server': () => svg('<image xlink:href="file:///etc/passwd"/>'),
  'an SVG with an SVG in it': () => svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'),
  'an SVG with a style from elsewhere': () => svg('<style>@import url(https://evil.example/x.css);</style>'),
  'an SVG with a fill from elsewhere': () => svg('<rect style="fill:url(https://evil.example/x#a)" width="9"/>'),
  'an SVG with a style sheet': () =>
    Buffer.from(`<?xml version="1.0"?><?xml-stylesheet href="https://evil.example/x.css"?>${svg(SHAPE)}`),
  'an SVG with a link': () => svg(`<a href="javascript:alert(1)">${SHAPE}</a>`),
  'an SVG with entities that grow': () =>
    Buffer.from(
      `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>`,
    ),
  'an SVG with 6,000 shapes': () => svg(SHAPE.repeat(6_000)),
  'an SVG whose masks hold masks': () =>
    svg(
      `${Array.from({ length: 9 }, (_, i) => `<mask id="m${i}">${`<rect width="9" mask="url(#m${i + 1})"/>`.repeat(9)}</mask>`).join('')}<rect mask="url(#m0)"/>`,
    ),
  'an SVG nested 5,000 deep': () => svg('<g>'.repeat(5_000) + SHAPE + '</g>'.repeat(5_000)),
  'an SVG that holds itself': () => svg('<g id="a"><use href="#a"/></g>'),
  'an SVG whose parts copy themselves': () => svg(`<g id="a0">${SHAPE}</g>${copies(24)}<use href="#a24"/>`),
};

/** Each part holds the one before twice: 2^n shapes. */
function copies(depth: number): string {
  return Array.from({ length: depth }, (_, i) => `<g id="a${i + 1}"><use href="#a${i}"/><use href="#a${i}"/></g>`).join(
    '',
  );
}

test.each(Object.entries(REFUSED))('%s is refused, and the words say that nothing was saved', async (_, make) => {
  const bytes = await make();
  await expect(drawPicture(bytes)).rejects.toMatchObject({
    code: 'invalid',
    show: expect.stringMatching(/^The .+ Nothing was saved\.$/),
  });
});

test('B 55: a picture of more than 40 megapixels is refused before it is unpacked', async () => {
  const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const before = process.memoryUsage().rss;
  await expect(drawPicture(bomb)).rejects.toMatchObject({ code: 'limit_exceeded' });
  await expect(drawPicture(svg(SHAPE, ' width="50000" height="50000"'))).rejects.toMatchObject({
    code: 'limit_exceeded',
  });
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
});

test('5 MB of tags that never end are read once', async () => {
  const source = svg(`<a "${'<a "'.repeat(1_200_000)}`);
  const started = performance.now();
  await expect(drawPicture(source)).rejects.toMatchObject({ code: 'invalid' });
  expect(performance.now() - started).toBeLessThan(3_000);
});

test('a file of more than 5 MB is refused', async () => {
  await expect(drawPicture(Buffer.alloc(5 * 1024 * 1024 + 1))).rejects.toMatchObject({
    code: 'limit_exceeded',
    show: expect.stringContaining('5 MB'),
  });
});
