/**
 * Draws the library's own pictures from code, so that they can be changed and their origin is plain.
 * Run: npx tsx templates/library/draw-images.ts
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const FOLDER = path.dirname(fileURLToPath(import.meta.url));
/** Twice the 552 × 280 at which mails show them. */
const [WIDTH, HEIGHT] = [1104, 560];

function svg(inner: string, width = WIDTH, height = HEIGHT): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inner}</svg>`,
  );
}

/** A sun over a horizon of arcs: something comes up. */
function sunrise(): string {
  const rings = [560, 470, 385, 305].map(
    (radius, index) => `<circle cx="552" cy="600" r="${radius}" fill="#2a8f8c" opacity="${0.1 + index * 0.035}"/>`,
  );
  const orbits = [620, 515].map(
    (radius) =>
      `<circle cx="552" cy="600" r="${radius}" fill="none" stroke="#bfe3dc" stroke-opacity="0.28" stroke-width="1.5"/>`,
  );
  const at = (radius: number, degrees: number) => {
    const angle = (degrees * Math.PI) / 180;
    return `cx="${(552 + radius * Math.cos(angle)).toFixed(1)}" cy="${(600 - radius * Math.sin(angle)).toFixed(1)}"`;
  };
  return `<defs>
<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#0a1a26"/><stop offset="1" stop-color="#12464c"/></linearGradient>
<linearGradient id="sun" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#ffd9a0"/><stop offset="0.55" stop-color="#ff9d6b"/><stop offset="1" stop-color="#f2654f"/></linearGradient>
<radialGradient id="glow" cx="0.5" cy="0.5" r="0.5"><stop offset="0" stop-color="#ff9d6b" stop-opacity="0.55"/><stop offset="1" stop-color="#ff9d6b" stop-opacity="0"/></radialGradient>
</defs>
<rect width="1104" height="560" fill="url(#sky)"/>
${rings.join('')}
<circle cx="552" cy="600" r="420" fill="url(#glow)"/>
${orbits.join('')}
<circle cx="552" cy="600" r="228" fill="url(#sun)"/>
<circle ${at(515, 122)} r="9" fill="#ffe7c2"/><circle ${at(620, 63)} r="6" fill="#bfe3dc"/><circle ${at(620, 137)} r="4" fill="#bfe3dc"/><circle ${at(515, 47)} r="14" fill="#ff9d6b"/>`;
}

/** A voice as a row of bars. */
function voice(): string {
  const count = 45;
  const bars = Array.from({ length: count }, (_, index) => {
    const t = index / (count - 1);
    const envelope = Math.sin(Math.PI * t) ** 1.4;
    const wave = 0.35 + 0.65 * Math.abs(Math.sin(index * 0.83) * Math.cos(index * 0.31 + 0.6));
    const height = Math.max(14, 360 * envelope * wave);
    const x = 102 + t * 900 - 6;
    return `<rect x="${x.toFixed(1)}" y="${(280 - height / 2).toFixed(1)}" width="12" height="${height.toFixed(1)}" rx="6" fill="url(#ink)"/>`;
  });
  return `<defs>
<linearGradient id="night" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#221c54"/><stop offset="1" stop-color="#120f2e"/></linearGradient>
<linearGradient id="ink" gradientUnits="userSpaceOnUse" x1="102" y1="0" x2="1002" y2="0"><stop offset="0" stop-color="#7c83ff"/><stop offset="0.5" stop-color="#e07bd0"/><stop offset="1" stop-color="#ffb27a"/></linearGradient>
</defs>
<rect width="1104" height="560" fill="url(#night)"/>
<circle cx="552" cy="280" r="252" fill="#ffffff" opacity="0.035"/><circle cx="552" cy="280" r="176" fill="#ffffff" opacity="0.04"/>
${bars.join('')}`;
}

/** Hills behind hills in morning haze. */
function hills(): string {
  const colors = ['#cfdcd2', '#a9c4b6', '#7da998', '#4f8a7a', '#2b685c', '#154840'];
  const layers = colors.map((color, index) => {
    const base = 232 + index * 58;
    const points = Array.from({ length: 93 }, (_, step) => {
      const x = step * 12;
      const y =
        base +
        Math.sin(x / (150 + index * 17) + index * 1.7) * (46 - index * 3) +
        Math.sin(x / (61 + index * 9) + index * 0.9) * 12;
      return `${x},${y.toFixed(1)}`;
    });
    return `<polygon points="0,560 ${points.join(' ')} 1104,560" fill="${color}"/>`;
  });
  return `<defs><linearGradient id="dawn" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f6e3cf"/><stop offset="0.6" stop-color="#eef0e6"/></linearGradient></defs>
<rect width="1104" height="560" fill="url(#dawn)"/>
<circle cx="798" cy="176" r="84" fill="#f4a261" opacity="0.9"/>
${layers.join('')}`;
}

/** The sample partner's logo: a compass needle and its name. */
function logo(ink: string, accent: string): string {
  return `<g transform="translate(6 6)"><circle cx="41" cy="41" r="38" fill="none" stroke="${ink}" stroke-width="7"/><path d="M56 20 L47 47 L26 62 L35 35 Z" fill="${accent}"/></g>
<text x="104" y="65" font-family="Liberation Sans, Helvetica, Arial, sans-serif" font-weight="bold" font-size="50" letter-spacing="-1.6" fill="${ink}">fairwater</text>`;
}

async function draw(file: string, picture: Buffer): Promise<void> {
  const image = sharp(picture);
  const target = path.join(FOLDER, file);
  const info = file.endsWith('.png')
    ? await image.png({ compressionLevel: 9, palette: true }).toFile(target)
    : await image.flatten().jpeg({ quality: 84, mozjpeg: true, chromaSubsampling: '4:4:4' }).toFile(target);
  console.log(`${file}: ${info.width} × ${info.height}, ${Math.round(info.size / 1024)} KB`);
}

await draw('launch-announcement/hero.jpg', svg(sunrise()));
await draw('webinar-invitation/hero.jpg', svg(voice()));
await draw('newsletter/hero.jpg', svg(hills()));
await draw('sample-logo.png', svg(logo('#12324a', '#e2894a'), 350, 94));
await draw('sample-logo-dark.png', svg(logo('#f3f6f8', '#f0a56d'), 350, 94));
