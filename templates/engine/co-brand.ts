import { ASSET_REFERENCE, IMAGE_REFERENCE } from './addresses.ts';
import { CONTENT_TAGS } from './allow-list.ts';
import { type BrandImage, type BrandValues, FONTS, type VendorValues } from './brand-values.ts';
import { escapeHtml, unescapeHtml } from './escape.ts';
import { findChild, type MjmlNode, walkTree } from './mjml-tree.ts';
import { makePalette, type Palette, paintReferences } from './palette.ts';
import { mjmlError, type TemplateProblem } from './problems.ts';
import { sanitizeContent } from './sanitize.ts';

export type CoBranding = {
  brand: BrandValues;
  vendor: VendorValues;
  /** addresses of the images that the template names, by name */
  assets: Readonly<Record<string, string>>;
};
export type BrandedTree = { tree: MjmlNode; palette: Palette; images: Set<string>; problems: TemplateProblem[] };

/** A logo is never larger than this; it keeps its shape. */
const LOGO_MAX_WIDTH = 180;
const LOGO_MAX_HEIGHT = 44;

/** The names of the images that a tree refers to as `asset:name`. */
export function listAssets(tree: MjmlNode): string[] {
  const names = new Set<string>();
  for (const node of walkTree(tree)) {
    for (const value of Object.values(node.attributes)) {
      const name = ASSET_REFERENCE.exec(value.trim())?.[1];
      if (name) names.add(name);
    }
  }
  return [...names];
}

/**
 * Phase 2: the partner's brand is written into the attributes of a copy of the tree. Only typed values get there:
 * colours as `#rrggbb`, addresses that were checked, fonts from our list. Text is never touched.
 *
 * @returns the copy, its colours, the images it shows, and references that lead nowhere
 */
export function coBrand(source: MjmlNode, { brand, vendor, assets }: CoBranding): BrandedTree {
  const tree = structuredClone(source);
  const palette = makePalette(brand);
  const images = new Set<string>();
  const problems: TemplateProblem[] = [];
  const links = linkReferences(brand, vendor);
  for (const logo of [brand.logo, brand.darkLogo]) if (logo) images.add(logo.url);

  for (const node of walkTree(tree)) {
    if (node.tagName === 'mj-image' && node.attributes.src?.trim() === IMAGE_REFERENCE) {
      showLogo(node, brand, palette, links);
      continue;
    }
    for (const [name, value] of Object.entries(node.attributes)) {
      const written = writeAttribute(name, value);
      if (written === null) delete node.attributes[name];
      else node.attributes[name] = written;
      if (name === 'src' || name === 'background-url') noteImage(node, name, value);
    }
    if (CONTENT_TAGS.has(node.tagName) && node.content !== undefined) {
      const painted = node.content.replace(/style="[^"]*"|style='[^']*'/g, (style) => paintReferences(style, palette));
      node.content = sanitizeContent(painted, (href) => (href in links ? (links[href] ?? null) : href));
    }
    if (node.tagName === 'mj-style') node.content = paintReferences(node.content ?? '', palette);
  }
  return { tree, palette, images, problems };

  function writeAttribute(name: string, value: string): string | null {
    const trimmed = value.trim();
    if (name === 'href') return trimmed in links ? escapeNullable(links[trimmed] ?? null) : value;
    if (name === 'src' || name === 'background-url') {
      const asset = ASSET_REFERENCE.exec(trimmed)?.[1];
      return asset === undefined ? value : escapeNullable(assets[asset] ?? null);
    }
    if (name === 'font-family' && trimmed === 'brand:font') return FONTS[brand.font];
    return paintReferences(value, palette);
  }

  function noteImage(node: MjmlNode, name: string, given: string): void {
    const asset = ASSET_REFERENCE.exec(given.trim())?.[1];
    const written = node.attributes[name];
    if (written !== undefined) images.add(unescapeHtml(written));
    else if (asset) problems.push(mjmlError(node.line, `There is no image ${asset}. Upload it, or choose another.`));
  }
}

function escapeNullable(value: string | null): string | null {
  return value === null || value === '' ? null : escapeHtml(value);
}

type Links = Record<string, string | null>;

function linkReferences(brand: BrandValues, vendor: VendorValues): Links {
  const phone = brand.phone.replace(/[^+\d]/g, '');
  return {
    'brand:website': brand.website || null,
    'brand:email': brand.email ? `mailto:${brand.email}` : null,
    'brand:phone': /^\+?\d{3,20}$/.test(phone) ? `tel:${phone}` : null,
    'vendor:website': vendor.website || null,
  };
}

/**
 * The partner's logo at its own shape, and its name where there is no logo or no images. In dark mode the dark logo
 * takes its place; a partner without one gets a white plate under the light one, so that black on black cannot happen.
 */
function showLogo(node: MjmlNode, brand: BrandValues, palette: Palette, links: Links): void {
  const { align = 'left', width, 'css-class': cssClass } = node.attributes;
  const font = `font-family:${FONTS[brand.font]};font-weight:700`;
  const alt = escapeHtml(brand.logo?.alt || brand.name);
  const maxWidth = Math.min(Number.parseInt(width ?? '', 10) || LOGO_MAX_WIDTH, 320);
  const draw = (image: BrandImage, cls: string, style: string) => {
    const scale = Math.min(maxWidth / image.width, LOGO_MAX_HEIGHT / image.height, 1);
    const [w, h] = [Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale))];
    const look = `${style};border:0;width:${w}px;height:${h}px;max-width:100%;color:${palette.text};${font};font-size:18px;line-height:22px`;
    return `<img class="${cls}" src="${escapeHtml(image.url)}" alt="${alt}" width="${w}" height="${h}" style="${look}">`;
  };
  const light =
    brand.logo && draw(brand.logo, brand.darkLogo ? 'tl-logo-light' : 'tl-logo-plate', 'display:inline-block');
  const dark = brand.logo && brand.darkLogo && draw(brand.darkLogo, 'tl-logo-dark', 'display:none;mso-hide:all');
  const name = `<span class="tl-wordmark" style="color:${palette.text};${font};font-size:20px;line-height:28px;letter-spacing:-0.3px">${escapeHtml(brand.name)}</span>`;
  const inner = light ? light + (dark ?? '') : name;
  const href = links['brand:website'];
  node.tagName = 'mj-text';
  node.content = href
    ? `<a href="${escapeHtml(href)}" target="_blank" style="text-decoration:none">${inner}</a>`
    : inner;
  const padding = Object.entries(node.attributes).filter(([attribute]) => attribute.startsWith('padding'));
  node.attributes = {
    ...Object.fromEntries(padding),
    align,
    'font-size': '20px',
    'line-height': '28px',
    ...(cssClass === undefined ? {} : { 'css-class': cssClass }),
  };
}

/** The sheets of mj-style, in order, as one. */
export function takeStyles(tree: MjmlNode): string {
  const head = findChild(tree, 'mj-head');
  if (!head) return '';
  const styles = head.children.filter((child) => child.tagName === 'mj-style').map((child) => child.content ?? '');
  head.children = head.children.filter((child) => !/^mj-(style|title|preview)$/.test(child.tagName));
  return styles.join('\n');
}
