import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { makeDirectoryStore } from '#campaigns/content/files/directory-store.ts';
import { addEvidence } from '#campaigns/mdf/add-evidence.ts';
import { checkProofFile } from '#campaigns/mdf/check-proof-file.ts';
import { readEvidence } from '#campaigns/mdf/read-evidence.ts';
import { aClaim, aFund, aPdf } from '#tests/factories/mdf.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

function withStream(dictionary: string, text: string): Buffer {
  const body = deflateSync(Buffer.from(text)).toString('latin1');
  return Buffer.from(
    `%PDF-1.5\n1 0 obj<<${dictionary}/Filter/FlateDecode/Length ${body.length}>>stream\n${body}\nendstream endobj\n%%EOF\n`,
    'latin1',
  );
}

const picture = (format: 'png' | 'jpeg' | 'webp') =>
  sharp({ create: { width: 40, height: 40, channels: 3, background: '#336699' } })
    .toFormat(format)
    .toBuffer();

const cut = (bytes: Buffer, from: number, to?: number) => bytes.subarray(from, to);

type Case = [what: string, fileName: string, make: () => Buffer | Promise<Buffer>];

/** A chunk of a PNG, put in behind its head. */
function withChunk(png: Buffer, type: string, text: string): Buffer {
  const body = Buffer.from(type + (type === 'tEXt' ? `Comment\0${text}` : text), 'latin1');
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, 33), length, body, sum, png.subarray(33)]);
}

/** The same PNG with a head that promises more. */
function withSize(png: Buffer, width: number, height: number): Buffer {
  const large = Buffer.from(png);
  large.writeUInt32BE(width, 16);
  large.writeUInt32BE(height, 20);
  large.writeUInt32BE(crc32(large.subarray(12, 29)), 29);
  return large;
}

/** An archive with one empty file. */
function zip(name: string): Buffer {
  const [local, central, end] = [Buffer.alloc(30), Buffer.alloc(46), Buffer.alloc(22)];
  local.write('PK\u0003\u0004', 'latin1');
  local.writeUInt16LE(name.length, 26);
  central.write('PK\u0001\u0002', 'latin1');
  central.writeUInt16LE(name.length, 28);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  return Buffer.concat([local, Buffer.from(name), central, Buffer.from(name), end]);
}

const TAKEN: readonly Case[] = [
  ['a plain PDF', 'invoice.pdf', () => aPdf()],
  ['a PDF with packed content', 'a.pdf', () => withStream('', 'BT /F1 12 Tf (Hello) Tj ET')],
  ['a PNG', 'photo.png', () => picture('png')],
  ['a JPEG called .jpeg', 'photo.JPEG', () => picture('jpeg')],
  ['a WebP', 'photo.webp', () => picture('webp')],
  ['a long name', `${'x'.repeat(1_000)}.pdf`, () => aPdf()],
  ['a name that climbs', '../../etc/passwd.pdf', () => aPdf()],
  ['a reserved name', 'con.pdf', () => aPdf()],
  ['two extensions', 'photo.php.png', () => picture('png')],
  ['the test virus in a picture’s words', 'a.png', async () => withChunk(await picture('png'), 'tEXt', EICAR)],
];

const REFUSED: readonly Case[] = [
  ['nothing', 'a.pdf', () => Buffer.alloc(0)],
  ['text called .pdf', 'a.pdf', () => Buffer.from('hello')],
  ['a web page', 'a.html', () => Buffer.from('<html><script>alert(1)</script>')],
  ['an SVG', 'a.svg', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
  ['an SVG called .png', 'a.png', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a ZIP', 'a.zip', () => Buffer.from('PK\u0003\u0004aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'latin1')],
  ['a program', 'a.exe', () => Buffer.from('MZ\u0090\u0000', 'latin1')],
  ['a PDF called .exe', 'invoice.pdf.exe', () => aPdf()],
  ['a PDF called .png', 'invoice.png', () => aPdf()],
  ['a PNG called .pdf', 'a.pdf', () => picture('png')],
  ['a name with a zero byte', 'x.php\u0000.pdf', () => aPdf()],
  ['a name with %00', 'x.php%00.pdf', () => aPdf()],
  ['a name that turns around', 'invoice\u202Efdp.pdf', () => aPdf()],
  ['no name', '', () => aPdf()],
  ['a script', 'a.pdf', () => aPdf('x', '/OpenAction<</S/JavaScript/JS(app.alert(1))>>')],
  ['a script written otherwise', 'a.pdf', () => aPdf('x', '/OpenAction<</S/J#61vaScript/J#53(1)>>')],
  ['a launch', 'a.pdf', () => aPdf('x', '/OpenAction<</S/Launch/F(cmd.exe)>>')],
  ['a file inside', 'a.pdf', () => aPdf('x', '/Names<</EmbeddedFiles 4 0 R>>')],
  ['a form that sends', 'a.pdf', () => aPdf('x', '/AA<</O<</S/SubmitForm/F(http://x)>>>>')],
  ['an XFA form', 'a.pdf', () => aPdf('x', '/AcroForm<</XFA 5 0 R>>')],
  ['a locked PDF', 'a.pdf', () => aPdf('x', '/Encrypt 9 0 R')],
  ['a script in packed objects', 'a.pdf', () => withStream('/Type/ObjStm', '1 0 <</S/JavaScript/JS(1)>>')],
  [
    'packed objects that are damaged',
    'a.pdf',
    () => Buffer.from(withStream('/Type/ObjStm', 'x').toString('latin1').replace('x\u009c', 'xx'), 'latin1'),
  ],
  ['a bomb', 'a.pdf', () => withStream('', '0'.repeat(70 * 1024 * 1024))],
  ['too many pages', 'a.pdf', () => aPdf('x', '/Type/Page '.repeat(600))],
  ['a PDF that is cut off', 'a.pdf', () => cut(aPdf(), 0, 100)],
  ['a PDF that begins late', 'a.pdf', () => Buffer.concat([Buffer.from('MZ'), aPdf()])],
  ['a PDF with a file behind it', 'a.pdf', () => Buffer.concat([aPdf(), Buffer.alloc(5_000, 'PK')])],
  ['a PDF that is a page too', 'a.pdf', () => aPdf('<html><script>x</script>')],
  ['the test virus in a PDF', 'a.pdf', () => aPdf(EICAR)],
  ['the test virus, packed', 'a.pdf', () => withStream('', EICAR)],
  [
    'a JPEG that is a page too',
    'a.jpg',
    async () => Buffer.concat([await picture('jpeg'), Buffer.from('<script>x</script>')]),
  ],
  ['a PNG that is cut off', 'a.png', async () => cut(await picture('png'), 0, 60)],
  ['more than 15 MB', 'a.pdf', () => Buffer.concat([aPdf(), Buffer.alloc(16 * 1024 * 1024)])],
  ['the test virus by itself', 'a.pdf', () => Buffer.from(EICAR)],
  ['a picture of 50,000 × 50,000 pixels', 'a.png', async () => withSize(await picture('png'), 50_000, 50_000)],
  ['a picture of 41 megapixels', 'a.png', async () => withSize(await picture('png'), 41_000, 1_000)],
  ['a picture that moves', 'a.png', async () => withChunk(await picture('png'), 'acTL', '\0\0\0\u0002\0\0\0\0')],
  ['a GIF that is a script too', 'a.gif', () => Buffer.from('GIF89a/*\0\0*/=1;alert(1)//', 'latin1')],
  ['a GIF called .png', 'a.png', () => Buffer.from('GIF89a\u0001\0\u0001\0\0\0\0;', 'latin1')],
  ['a PNG that is an archive too', 'a.png', async () => Buffer.concat([await picture('png'), zip('x.exe')])],
  [
    'a PNG with a program in its words',
    'a.png',
    async () => withChunk(await picture('png'), 'tEXt', '<?php system(1);'),
  ],
  ['a PDF that is an archive too', 'a.pdf', () => Buffer.concat([aPdf(), zip('x'.repeat(2_000))])],
  ['an office file with macros', 'a.docm', () => zip('word/vbaProject.bin')],
  ['an office file called .pdf', 'a.pdf', () => zip('word/document.xml')],
  ['a bomb of zeros, packed', 'a.gz', () => gzipSync(Buffer.alloc(20 * 1024 * 1024))],
  ['a film that is cut off', 'a.mp4', () => Buffer.from('\0\0\0\u0018ftypmp42\0\0\0\0mp42', 'latin1')],
  ['a name that ends in a dot', 'a.pdf.', () => aPdf()],
  ['a name with a stream of Windows', 'a.pdf::$DATA', () => aPdf()],
  ['a name of two lines', 'a\r\n.pdf', () => aPdf()],
];

describe('R31, B 54, B 55: what may prove a claim', () => {
  test('the corpus has 60 files', () => {
    expect(TAKEN.length + REFUSED.length).toBe(60);
  });

  test.each(TAKEN)('%s is taken', async (_, fileName, make) => {
    const file = await checkProofFile({ bytes: await make(), fileName });
    expect(file.fileName).toMatch(/^[\p{L}\p{N} _-]{1,100}\.(?:pdf|png|jpg)$/u);
    expect(file.fileName).not.toMatch(/^con\./);
    expect(file.bytes.toString('latin1')).not.toContain(EICAR);
  });

  test.each(REFUSED)('%s is refused, with words', async (_, fileName, make) => {
    const refusal = checkProofFile({ bytes: await make(), fileName });
    await expect(refusal).rejects.toMatchObject({
      name: 'DomainError',
      show: expect.stringContaining('Nothing was saved'),
    });
  });

  test('nothing of a refused file is ever in the store, and what was taken is another tenant’s to read: never', async () => {
    const [own, stranger] = [await aPartnerWorld(), await aPartnerWorld()];
    const folder = await mkdtemp(path.join(tmpdir(), 'corpus-'));
    const files = makeDirectoryStore(folder);
    const claimId = await aClaim({ ...own, files }, await aFund(own));
    const caller = { ...own.partnerCaller, files };
    const stored = async () => (await readdir(folder, { recursive: true })).sort();
    const before = await stored();
    for (const [what, fileName, make] of REFUSED) {
      const adding = addEvidence(caller, { claimId, kind: 'contract', bytes: await make(), fileName });
      await expect(adding, what).rejects.toMatchObject({ name: 'DomainError' });
    }
    expect(await stored()).toEqual(before);
    await addEvidence(caller, { claimId, kind: 'contract', bytes: await picture('png'), fileName: 'a.png' });
    expect(await stored()).toHaveLength(before.length + 1);
    const number = 5;
    expect((await readEvidence(caller, { claimId, number })).fileName).toBe('a.png');
    for (const other of [stranger.partnerCaller, stranger.vendorCaller])
      await expect(readEvidence({ ...other, files }, { claimId, number })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('the whole corpus, four files at a time, takes less than 200 MB more', async () => {
    const all = [...TAKEN, ...REFUSED];
    const work = [...all];
    const before = process.memoryUsage().rss;
    let most = before;
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let one = work.pop(); one; one = work.pop()) {
          const [, fileName, make] = one;
          await checkProofFile({ bytes: await make(), fileName }).catch(() => null);
          most = Math.max(most, process.memoryUsage().rss);
        }
      }),
    );
    expect((most - before) / 1024 / 1024).toBeLessThan(200);
  });

  test('a picture keeps its pixels and nothing else', async () => {
    const bytes = await sharp({ create: { width: 30, height: 30, channels: 3, background: 'red' } })
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .jpeg()
      .toBuffer();
    const file = await checkProofFile({ bytes, fileName: 'a.jpg' });
    expect(bytes.toString('latin1')).toContain('secret place');
    expect(file.bytes.toString('latin1')).not.toContain('secret place');
  });
});
