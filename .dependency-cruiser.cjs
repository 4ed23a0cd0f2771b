// Who may import whom: campaigns/README.md in words, this file for the machine.
const ranks = [
  ['kernel'],
  ['accounts'],
  ['partners'],
  ['contacts', 'content'],
  ['catalog', 'delivery', 'social', 'widgets'],
  ['journeys'],
  ['launches'],
  ['leads', 'mdf'],
  ['attribution'],
  ['analytics'],
];
const inModules = (names) => `^campaigns/(${names.join('|')})/`;
const product = '^(app|campaigns|templates|jobs|prisma)/';
// Launchers start the product and are no part of it; seeds stand on the tests' factories.
const notProduct = '^(app/launch|prisma/seed)/';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      // Types that name each other are no cycle when the code runs.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'below-app-and-jobs',
      severity: 'error',
      from: { path: '^(campaigns|templates|prisma)/' },
      to: { path: '^(app|jobs)/' },
    },
    {
      name: 'app-and-jobs-are-strangers',
      severity: 'error',
      from: { path: '^(app|jobs)/' },
      to: { path: '^(app|jobs)/', pathNot: '^$1/' },
    },
    {
      name: 'leaves',
      severity: 'error',
      from: { path: '^(templates|prisma)/', pathNot: '^prisma/seed/' },
      to: { path: '^(campaigns|templates|prisma|tests)/', pathNot: '^$1/' },
    },
    {
      name: 'one-world-per-process',
      severity: 'error',
      from: { path: '^(app|campaigns|jobs)/', pathNot: '^(app/http/world\\.server\\.ts|jobs/worker\\.ts|app/launch/)' },
      to: { path: '^(prisma/client|campaigns/kernel/env)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'routes-and-queues-have-no-db',
      severity: 'error',
      from: { path: '^(app/(routes|components)|jobs/queues)/' },
      to: { path: '^prisma/' },
    },
    {
      name: 'internal-is-private',
      severity: 'error',
      from: { path: '^campaigns/([^/]+)/' },
      to: { path: '^campaigns/[^/]+/internal/', pathNot: '^campaigns/$1/' },
    },
    {
      name: 'internal-is-private-to-campaigns',
      severity: 'error',
      from: { path: '^(app|jobs|templates|prisma)/' },
      to: { path: '^campaigns/[^/]+/internal/' },
    },
    {
      name: 'input-schemas-are-for-browsers-too',
      severity: 'error',
      from: { path: '^campaigns/.+/schema\\.ts$' },
      to: {
        pathNot: ['^node_modules/zod/', '^campaigns/kernel/(money|ids|time|pagination)\\.ts$', '/schema\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'product-runs-without-tests',
      severity: 'error',
      from: { path: product, pathNot: notProduct },
      to: { path: '^(tests|prisma/seed)/' },
    },
    {
      name: 'product-runs-without-dev-packages',
      severity: 'error',
      // Vite is asked for in development alone.
      from: { path: product, pathNot: [notProduct, '^app/http/server\\.ts$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'packages-are-declared',
      severity: 'error',
      from: { path: product, pathNot: '\\.d\\.ts$' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    ...ranks.map((names, i) => ({
      name: `rank-${i}`,
      severity: 'error',
      from: { path: inModules(names) },
      to: { path: inModules(ranks.slice(i).flat()), pathNot: '^campaigns/$1/' },
    })),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^prisma/generated/' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
