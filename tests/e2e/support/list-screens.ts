import { execFileSync } from 'node:child_process';

export type Screen = { id: string; pattern: string };

const READ = `
const { routes } = await import('./build/server/index.js');
const up = (route) => (route ? [...up(routes[route.parentId]), route.path].filter(Boolean) : []);
const ofPage = ({ id, index, module }) =>
  module.default && (index || !Object.values(routes).some(({ parentId }) => parentId === id));
const screens = Object.values(routes).filter(ofPage).map((route) => ({ id: route.id, pattern: '/' + up(route).join('/') }));
process.stdout.write(JSON.stringify(screens));
process.exit(0);
`;

/**
 * Every address of the built product that shows a page: the routes with a component and no routes inside. Read by a
 * process of its own, because the test runner would compile the bundle again.
 */
export function listScreens(): Screen[] {
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', READ], { encoding: 'utf8' });
  return JSON.parse(said) as Screen[];
}
