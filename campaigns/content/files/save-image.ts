import { createHash } from 'node:crypto';
import { type Action, authorize } from '#campaigns/kernel/authorize.ts';
import { type Caller, type Ctx, inTransaction, type Scope } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { assetNameFor } from './asset-name.ts';
import { type Drawn, drawPicture } from './draw-picture.ts';
import { lockFiles } from './lock-files.sql.ts';
import { extensionOf, publicImagePath } from './public-image.ts';

export type SavedImage = {
  sha256: string;
  /** how templates call it: `asset:<name>`; never given to another image */
  name: string;
  /** below the installation's origin: `/a/<sha256>.png` */
  path: string;
  extension: 'png' | 'jpg';
  width: number;
  height: number;
  bytes: number;
};

export type SaveImageInput = {
  bytes: Buffer;
  fileName: string;
  /** a logo belongs to the brand kit, a picture to a template (vendor) or to a launch (partner) */
  use: 'logo' | 'picture';
};

/**
 * Draws an uploaded picture anew and keeps it as a public image of the caller's organization. The same picture twice is
 * kept once. The bytes are stored before the row: a crash between leaves bytes that nothing points to, never a row
 * without bytes.
 *
 * @throws DomainError invalid or limit_exceeded, with words for the person; nothing is stored then
 */
export async function saveImage(
  caller: Caller<Exclude<Scope, { side: 'behalf' }>> & { files: FileStore },
  input: SaveImageInput,
): Promise<SavedImage> {
  authorize(caller.actor, actionOf(caller.scope, input.use));
  const drawn = await drawPicture(input.bytes);
  if (input.use === 'logo') checkLogo(drawn);
  const sha256 = createHash('sha256').update(drawn.bytes).digest('hex');
  const ownerId = caller.scope.side === 'vendor' ? caller.scope.vendorId : caller.scope.partnerId;
  await caller.files.put(`${ownerId}/${sha256}`, drawn.bytes);
  return inTransaction(caller, (ctx) => keepRow(ctx, { ownerId, sha256, drawn, fileName: input.fileName }));
}

// Drawn up to 180 px wide; smaller than this it is a smudge.
const MIN_LOGO_PX = 32;

function checkLogo({ width, height }: Drawn): void {
  if (width >= MIN_LOGO_PX || height >= MIN_LOGO_PX) return;
  throw new DomainError('invalid', `Logo of ${width} × ${height} pixels`, {
    show: `The logo is only ${width} × ${height} pixels, too small to be read. The logo you had is kept. Choose a larger one.`,
  });
}

function actionOf(scope: Scope, use: SaveImageInput['use']): Action {
  if (scope.side === 'vendor') return 'template:write';
  return use === 'logo' ? 'brand_kit:write' : 'launch:write';
}

type Kept = { ownerId: string; sha256: string; drawn: Drawn; fileName: string };

async function keepRow(ctx: Ctx, { ownerId, sha256, drawn, fileName }: Kept): Promise<SavedImage> {
  await lockFiles(ctx, ownerId);
  const others = await ctx.db.file.findMany({ where: { ownerId }, select: { sha256: true, fileName: true } });
  const known = others.find((file) => file.sha256 === sha256);
  const name = known?.fileName ?? assetNameFor(fileName, new Set(others.map((file) => file.fileName)));
  if (!known) {
    await ctx.db.file.createMany({
      data: {
        ownerId,
        sha256,
        vendorId: ctx.scope.side === 'vendor' ? ctx.scope.vendorId : null,
        partnerId: ctx.scope.side === 'vendor' ? null : ctx.scope.partnerId,
        mime: drawn.mime,
        bytes: drawn.bytes.length,
        width: drawn.width,
        height: drawn.height,
        fileName: name,
        isPublic: true,
        createdAt: ctx.clock.now(),
      },
    });
  }
  const extension = extensionOf(drawn.mime);
  const { width, height, bytes } = drawn;
  return { sha256, name, path: publicImagePath({ sha256, extension }), extension, width, height, bytes: bytes.length };
}
