import { z } from 'zod';

/** name → path below the origin (`/a/<sha256>.png`) of the images that a template version names. */
export const TemplateAssets = z.record(z.string(), z.string().regex(/^\/a\/[0-9a-f]{64}\.(?:png|jpg)$/));
export type TemplateAssets = z.infer<typeof TemplateAssets>;

/** The same with full addresses, as mails need them. */
export function assetUrls(assets: TemplateAssets, publicUrl: string): Record<string, string> {
  return Object.fromEntries(Object.entries(assets).map(([name, path]) => [name, `${publicUrl}${path}`]));
}
