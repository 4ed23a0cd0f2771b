import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { flatRoutes } from 'remix-flat-routes';
import { defineConfig } from 'vite';
import { denyImports } from 'vite-env-only';

// The domain never reaches the browser; input schemas and the three kernel files they may import do.
const DOMAIN = /^campaigns\/(?!kernel\/(?:money|ids|time)\.ts$)(?!(?:.*\/)?schema\.ts$).*/;

// Icons and small parts are files of half a kilobyte, and most pages have thirty of them: together they weigh less.
const OF_FEW_PAGES =
  /(?:-view|-list|rich-text-toolbar|use-action-form|side-panel|popover|data-table[\w-]*|preview-frame)\.tsx?$/;
function chunkOf(id: string): string | undefined {
  if (id.includes('/node_modules/lucide-react/')) return 'icons';
  if (id.includes('/app/components/ui/') && !OF_FEW_PAGES.test(id)) return 'parts';
  return undefined;
}

export default defineConfig(({ isSsrBuild }) => ({
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
    ...(isSsrBuild ? {} : { rollupOptions: { output: { manualChunks: chunkOf, onlyExplicitManualChunks: true } } }),
  },
  // Its package is one file with every icon there is, and the server would read all of them at each start.
  ssr: { noExternal: ['lucide-react'] },
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
}));
