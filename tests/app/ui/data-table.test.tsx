import { expect, test } from 'vitest';
import { DataTable, type DataTableProps } from '#app/components/ui/data-table.tsx';
import { html, links } from './render.tsx';

type Row = { id: string; name: string; people: number };

const rows: Row[] = [
  { id: 'a', name: 'Spring offer', people: 1310 },
  { id: 'b', name: 'Webinar', people: 7 },
];

function table(props: Partial<DataTableProps<Row>> = {}, address = '/launches') {
  return html(
    <DataTable<Row>
      label="Launches"
      rows={rows}
      rowKey={(row) => row.id}
      rowTo={(row) => `/launches/${row.id}`}
      columns={[
        { key: 'name', header: 'Campaign', cell: (row) => row.name, sort: true },
        { key: 'people', header: 'People', cell: (row) => row.people, align: 'end', sort: 'desc' },
      ]}
      empty={<p>No launches yet</p>}
      {...props}
    />,
    address,
  );
}

test('a head orders by its column, then the other way, then not at all', () => {
  expect(links(table())[0]).toBe('/launches?sort=name');
  expect(links(table({}, '/launches?sort=name'))[0]).toBe('/launches?sort=-name');
  expect(links(table({}, '/launches?sort=-name'))[0]).toMatch(/^\/launches\??$/);
});

test('numbers are first ordered from the highest', () => {
  expect(links(table())[1]).toBe('/launches?sort=-people');
});

test('ordering keeps search and filters and goes back to the first page', () => {
  const address = '/launches?q=spring&state=sent&cursor=xyz';
  expect(links(table({}, address))[0]).toBe('/launches?q=spring&state=sent&sort=name');
});

test('the order is told to screen readers', () => {
  const markup = table({}, '/launches?sort=-people');
  expect(markup).toMatch(/aria-sort="none"[^>]*><a[^>]*>Campaign/);
  expect(markup).toMatch(/aria-sort="descending"[^>]*><a[^>]*>People/);
});

test('the first column carries the row’s link and no other', () => {
  expect(links(table()).filter((href) => href.startsWith('/launches/'))).toEqual(['/launches/a', '/launches/b']);
});

test('an empty list says what will be here', () => {
  const markup = table({ rows: [] });
  expect(markup).toContain('No launches yet');
  expect(markup).not.toContain('<table');
});

test('a search without hits says so and leads back, keeping the order', () => {
  const markup = table({ rows: [], search: { label: 'Search launches' } }, '/launches?q=zzz&sort=name');
  expect(markup).toContain('Nothing matches');
  expect(markup).not.toContain('No launches yet');
  expect(links(markup)).toContain('/launches?sort=name');
});

test('search and filters are one GET form that works without scripts', () => {
  const options = [{ value: 'sent', label: 'Sent' }];
  const filters = [{ name: 'state', label: 'State', options }];
  const markup = table({ search: { label: 'Search launches' }, filters }, '/launches?q=spring&state=sent&sort=name');
  expect(markup).toMatch(/<form method="get"/);
  expect(markup).toMatch(/<input[^>]*name="q"[^>]*value="spring"/);
  expect(markup).toMatch(/<option value="sent" selected="">Sent/);
  // On phones the order is chosen here; its field is in the form on every width, so that filtering keeps it.
  expect(markup).toMatch(/<option value="name" selected="">Campaign/);
  expect(markup).toContain('<noscript><button');
});

test('the export gets what is filtered', () => {
  expect(links(table({ exportTo: '/launches.csv' }, '/launches?q=spring&sort=name'))).toContain(
    '/launches.csv?q=spring&sort=name',
  );
});

test('the next page keeps everything but the place', () => {
  const page = { kind: 'cursor', next: 'n2', previous: null } as const;
  const pages = links(table({ page }, '/launches?q=spring&cursor=n1'));
  expect(pages.at(-1)).toBe('/launches?q=spring&cursor=n2');
});

test('numbered pages say where one stands and drop the number of the first', () => {
  const page = { kind: 'numbered', page: 2, pageSize: 25, total: 1310 } as const;
  const markup = table({ page }, '/launches?page=2');
  expect(markup).toContain('26–50 of 1,310');
  expect(links(markup).slice(-2)).toEqual([expect.stringMatching(/^\/launches\??$/), '/launches?page=3']);
});

test('selected rows belong to the form that acts on them', () => {
  const markup = table({ selection: { formId: 'bulk', rowLabel: (row) => row.name, actions: null } });
  expect(markup).toMatch(
    /<input(?=[^>]*form="bulk")(?=[^>]*name="ids")(?=[^>]*value="a")(?=[^>]*aria-label="Select Spring offer")/,
  );
});
