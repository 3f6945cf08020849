import { defineConfig } from 'vite'

/** The live pages. The server finds what was built through the manifest (src/adapters/assets.ts). */
export default defineConfig({
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx/dom' } },
  build: {
    outDir: 'dist/web',
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        loader: 'src/web/widget/loader.ts',
        widget: 'src/web/widget/main.tsx',
        desk: 'src/web/desk/main.tsx',
        editor: 'src/web/editor/main.tsx',
        pages: 'src/web/ui/pages.css',
      },
    },
  },
})
