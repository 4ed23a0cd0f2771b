import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const FIRST =
  `Ana Luis Hans Zoë Marie Jürgen Chloé Tom Olga Ivan Priya Kenji Søren Łukasz Giulia Noah Emma Mehmet Ingrid
  Pedro Nina Oscar Léa Anton`.split(/\s+/);
const LAST =
  `Müller López Smith Dubois Rossi Novák Jansen O'Hara Nguyen Kim Kowalska Yılmaz Fernández Berg Schmidt Costa
  Moreau Weber Andersson García Bianchi Peeters Horváth Silva`.split(/\s+/);
const FIRMS = ['GmbH', 'Ltd', 'S.L.', 'SARL', 'B.V.', 'AG', 'Inc.', 'S.p.A.'];
const TRADES = [
  'Logistics',
  'Bau',
  'Consulting',
  'Medical',
  'Energie',
  'Foods',
  'Software',
  'Textil',
  'Optics',
  'Holz',
];
const JOBS = [
  'Head of IT',
  'CFO',
  'Einkauf',
  'Directrice commerciale',
  'Owner',
  'Systems engineer',
  'Jefa de compras',
  '',
];
const COUNTRIES = ['Germany', 'FR', 'España', 'Italy', 'Netherlands', 'AT', 'Poland', 'United Kingdom', 'US', 'Sweden'];
const LANGUAGES = ['de', 'fr', 'es', 'it', 'nl', 'de-AT', 'pl', 'en', 'en-US', 'sv'];
const TAGS = [
  'customer',
  'newsletter',
  'webinar 2026',
  'trade fair; customer',
  'prospect',
  '',
  'partner day; newsletter',
];

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** The same list every time: people of ten countries, with quotes, commas and accents where real lists have them. */
export async function writePeople(path: string, count: number): Promise<{ bytes: number; sha256: string }> {
  const file = createWriteStream(path);
  const hash = createHash('sha256');
  let bytes = 0;
  const put = async (text: string) => {
    const chunk = Buffer.from(text);
    bytes += chunk.length;
    hash.update(chunk);
    if (!file.write(chunk)) await once(file, 'drain');
  };
  await put('E-Mail,First name,Last name,Company,Job title,Phone,Country,Language,Tags\r\n');
  for (let from = 0; from < count; from += 1_000) {
    const lines = Array.from({ length: Math.min(1_000, count - from) }, (_, i) => person(from + i));
    await put(lines.join(''));
  }
  file.end();
  await finished(file);
  return { bytes, sha256: hash.digest('hex') };
}

function person(n: number): string {
  // A multiplication by a prime spreads neighbours, so that addresses do not come in the order of the index.
  const mixed = (n * 2_654_435_761) % 4_294_967_296;
  const [first, last] = [pick(FIRST, mixed), pick(LAST, mixed >>> 5)];
  const firm = `${last} ${pick(TRADES, mixed >>> 9)} ${pick(FIRMS, mixed >>> 12)}`;
  const plain = (name: string) =>
    name
      .normalize('NFD')
      .replace(/[^a-z]/gi, '')
      .toLowerCase();
  const email = `${plain(first)}.${plain(last)}.${n.toString(36)}@${plain(last)}-${mixed % 20_000}.example`;
  const phone = `+${pick([49, 33, 34, 39, 31], mixed >>> 3)} ${30 + (mixed % 60)} ${1_000_000 + (mixed % 8_999_999)}`;
  const place = mixed >>> 7;
  return `${email},${first},${last},"${firm}, ""${pick(TRADES, n)}""",${pick(JOBS, n)},${phone},${pick(COUNTRIES, place)},${pick(LANGUAGES, place)},${pick(TAGS, mixed >>> 2)}\r\n`;
}
