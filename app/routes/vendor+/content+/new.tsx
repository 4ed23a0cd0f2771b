import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { ItemForm } from '#app/components/widgets/item-form.tsx';
import { itemChoices } from '#app/http/item-choices.server.ts';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/widgets.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { createItem } from '#campaigns/widgets/create-item.ts';
import { CreateItem } from '#campaigns/widgets/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('widgets.newItem'));

export const loader = vendorLoader(({ ctx }) => itemChoices(ctx));

export const action = vendorAction(CreateItem, async ({ caller, input, redirectWith }) => {
  const { itemId } = await createItem(caller, input);
  return redirectWith(paths.vendor.item(itemId), { message: say(words, 'widgets.itemMade') });
});

export default function NewItem() {
  const t = useT(words);
  return (
    <Page width="text">
      <PageHeader crumbs={[{ to: paths.vendor.content, label: t('widgets.content') }]} title={t('widgets.newItem')} />
      <ItemForm choices={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
    </Page>
  );
}
