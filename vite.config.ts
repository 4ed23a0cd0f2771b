import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { flatRoutes } from 'remix-flat-routes';
import { defineConfig } from 'vite';
import { denyImports } from 'vite-env-only';

// The domain never reaches the browser; input schemas and the three kernel files they may import do.
const DOMAIN = /^campaigns\/(?!kernel\/(?:money|ids|time)\.ts$)(?!(?:.*\/)?schema\.ts$).*/;

export default defineConfig({
  publicDir: 'app/public',
  plugins: [
    denyImports({ client: { files: [DOMAIN, 'prisma/**', 'jobs/**', 'templates/**', 'tests/**'] } }),
    tailwindcss(),
    remix({
      appDirectory: 'app',
      buildDirectory: 'build',
      serverBuildFile: 'index.js',
      serverModuleFormat: 'esm',
      ignoredRouteFiles: ['**/*'],
      routes: (defineRoutes) => flatRoutes('routes', defineRoutes, { ignoredRouteFiles: ['**/.*'] }),
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_lazyRouteDiscovery: true,
      },
    }),
  ],
  build: {
    target: 'es2022',
    sourcemap: false,
    // An inlined font or image would need data: in the Content-Security-Policy.
    assetsInlineLimit: 0,
  },
  // Named so that a first start in development does not find them one by one and reload each time.
  optimizeDeps: {
    include: [
      '@conform-to/react',
      '@conform-to/zod/v4',
      'class-variance-authority',
      'cmdk',
      'i18next',
      'lucide-react',
      'radix-ui',
      'sonner',
      'zod',
    ],
  },
  server: { fs: { allow: ['.'] } },
});
