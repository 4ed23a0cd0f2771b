import { readFile } from 'node:fs/promises';
import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { ItemForm } from '#app/components/widgets/item-form.tsx';
import { ItemImage } from '#app/components/widgets/item-image.tsx';
import { ItemStatus } from '#app/components/widgets/status.tsx';
import { resultOf } from '#app/http/form-result.ts';
import { itemChoices } from '#app/http/item-choices.server.ts';
import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/widgets.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { getItem } from '#campaigns/widgets/item-queries.ts';
import { publishItem, withdrawItem } from '#campaigns/widgets/publish-item.ts';
import { ItemIdInput, UpdateItem } from '#campaigns/widgets/schema.ts';
import { removeItemImage, setItemImage } from '#campaigns/widgets/set-item-image.ts';
import { updateItem } from '#campaigns/widgets/update-item.ts';

const MAX_IMAGE_BYTES = 5 * 1024 * 1024; // as campaigns/content/files/picture-checks.ts

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.item.title ?? t('widgets.content'));

export const loader = vendorLoader(ItemIdInput, async ({ ctx, input }) => ({
  item: await getItem(ctx, input.itemId),
  choices: await itemChoices(ctx),
}));

export const action = vendorActions(
  {
    save: vendorIntent(UpdateItem, async ({ caller, input, redirectWith }) => {
      await updateItem(caller, input);
      return redirectWith(paths.vendor.item(input.itemId), { message: say(words, 'widgets.itemSaved') });
    }),
    publish: vendorIntent(ItemIdInput, async ({ caller, input, redirectWith }) => {
      await publishItem(caller, input);
      return redirectWith(paths.vendor.item(input.itemId), { message: say(words, 'widgets.published') });
    }),
    withdraw: vendorIntent(ItemIdInput, async ({ caller, input, redirectWith }) => {
      await withdrawItem(caller, input);
      return redirectWith(paths.vendor.item(input.itemId), { message: say(words, 'widgets.withdrawn') });
    }),
    image: vendorIntent(ItemIdInput, async ({ caller, input, uploads, world, redirectWith }) => {
      // Without a file the picture is empty, and refused as that.
      const bytes = uploads.image ? await readFile(uploads.image.path) : Buffer.alloc(0);
      const image = { ...input, bytes, fileName: uploads.image?.fileName ?? '' };
      await setItemImage({ ...caller, files: world.files }, image);
      return redirectWith(paths.vendor.item(input.itemId), { message: say(words, 'widgets.imageSaved') });
    }),
    removeImage: vendorIntent(ItemIdInput, async ({ caller, input, redirectWith }) => {
      await removeItemImage(caller, input);
      return redirectWith(paths.vendor.item(input.itemId), { message: say(words, 'widgets.imageRemoved') });
    }),
  },
  { upload: { fields: ['image'], maxBytes: MAX_IMAGE_BYTES, action: 'item:write' } },
);

export default function EditItem() {
  const t = useT(words);
  const { item, choices } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isOut = item.status === 'published';
  return (
    <Page width="text">
      <PageHeader
        crumbs={[{ to: paths.vendor.content, label: t('widgets.content') }]}
        title={item.title}
        status={<ItemStatus status={item.status} />}
        secondary={
          <Form method="post">
            <SubmitButton name="intent" value={isOut ? 'withdraw' : 'publish'}>
              {t(isOut ? 'widgets.withdraw' : 'widgets.publish')}
            </SubmitButton>
          </Form>
        }
      />
      <div className="flex flex-col gap-6">
        <ItemForm
          key={item.image?.path}
          item={item}
          choices={choices}
          refused={resultOf(result, 'save') ?? resultOf(result, 'publish') ?? resultOf(result, 'image')}
        />
        <ItemImage item={item} />
      </div>
    </Page>
  );
}
