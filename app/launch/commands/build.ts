import { buildProduct } from '../build-product.ts';

/** npm run build */
export async function run(): Promise<void> {
  const startedAt = Date.now();
  await buildProduct();
  console.log(`Built into build/ in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}
