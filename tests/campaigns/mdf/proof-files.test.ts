import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { checkProofFile } from '#campaigns/mdf/check-proof-file.ts';
import { aPdf } from '#tests/factories/mdf.ts';

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

describe('R31, B 54, B 55: what may prove a claim', () => {
  test.each([
    ['a plain PDF', 'invoice.pdf', () => aPdf()],
    ['a PDF with packed content', 'a.pdf', () => withStream('', 'BT /F1 12 Tf (Hello) Tj ET')],
    ['a PNG', 'photo.png', () => picture('png')],
    ['a JPEG called .jpeg', 'photo.JPEG', () => picture('jpeg')],
    ['a WebP', 'photo.webp', () => picture('webp')],
    ['a long name', `${'x'.repeat(1_000)}.pdf`, () => aPdf()],
    ['a name that climbs', '../../etc/passwd.pdf', () => aPdf()],
    ['a reserved name', 'con.pdf', () => aPdf()],
  ])('%s is taken', async (_, fileName, make) => {
    const file = await checkProofFile({ bytes: await make(), fileName });
    expect(file.fileName).toMatch(/^[\p{L}\p{N} ._-]{1,100}\.(?:pdf|png|jpg)$/u);
    expect(file.fileName).not.toMatch(/^con\.|\.\./);
  });

  test.each<[string, string, () => Buffer | Promise<Buffer>]>([
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
  ])('%s is refused, with words', async (_, fileName, make) => {
    const refusal = checkProofFile({ bytes: await make(), fileName });
    await expect(refusal).rejects.toMatchObject({
      name: 'DomainError',
      show: expect.stringContaining('Nothing was saved'),
    });
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
