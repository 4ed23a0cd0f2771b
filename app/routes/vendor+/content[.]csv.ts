import { csvOfPages } from '#app/http/csv.server.ts';
import { vendorResource } from '#app/http/vendor.server.ts';
import { ITEM_COLUMNS } from '#app/http/widgets-csv.server.ts';
import { listItems } from '#campaigns/widgets/item-queries.ts';
import { ItemFilter } from '#campaigns/widgets/schema.ts';

const PAGE = 500;

export const loader = vendorResource(ItemFilter, ({ caller, input }) =>
  csvOfPages('items', ITEM_COLUMNS, (cursor) =>
    caller.inScope((ctx) => listItems(ctx, input, { limit: PAGE, cursor })),
  ),
);
