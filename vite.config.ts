import { defineConfig, type Plugin } from 'vite'

/** The widget names attributes as HTML does and has classes only: it needs no more of this file than that. */
const withoutStyleObjects = `
export const normalizeIntrinsicElementKey = (key) => key
export const styleObjectForEach = () => {}
export const isValidTagName = () => true
export const isValidAttributeName = () => true
`

/** In a browser there is one reader: no requests to keep apart, as the server's rendering must. */
const oneReader = `
export const globalContexts = []
export const useContext = (context) => context.values.at(-1)
export const createContext = () => {}
export const runWithRenderContext = () => {}
export const captureRenderContext = () => {}
`

/**
 * Leaves out what no page of ours uses and customers on a slow line would load all the same: what hono/jsx
 * does about document metadata and form actions (`form`, `input` and `button` are then just elements), and
 * Vite's helper that loads the styles of a part that comes later (parts have none of their own here).
 */
const nothingUnused: Plugin = {
  name: 'nothing-unused',
  enforce: 'pre',
  load(id) {
    if (id.includes('hono/dist/jsx/dom/intrinsic-element/components'))
      return 'export const components_exports = {}'
    if (/hono\/dist\/jsx\/context\.js(\?widget)?$/.test(id)) return oneReader
    if (id.endsWith('hono/dist/jsx/utils.js?widget')) return withoutStyleObjects
    // The widget draws with words and marks: no SVG, whose namespace is all that a context would carry.
    if (id.endsWith('hono/dist/jsx/dom/context.js?widget')) return 'export const createContext = () => {}'
    if (id.includes('vite/preload-helper')) return 'export const __vitePreload = (load) => load()'
  },
}

/**
 * Gives the widget its own copy of what the pages share. A shared file would carry everything that any page
 * needs of it, and customers on a slow line would load what only the desk uses.
 */
const widgetAlone: Plugin = {
  name: 'widget-alone',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!importer || !/\/web\/widget\/|\?widget$/.test(importer)) return
    const found = await this.resolve(source, importer, { skipSelf: true })
    if (!found || found.external || /^\0|\/web\/widget\/|\?widget$/.test(found.id)) return found
    return { ...found, id: `${found.id}?widget` }
  },
}

/** The live pages. The server finds what was built through the manifest (src/adapters/assets.ts). */
export default defineConfig({
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx/dom' } },
  plugins: [nothingUnused, widgetAlone],
  build: {
    outDir: 'dist/web',
    manifest: true,
    target: 'es2022',
    // The server writes the preloads into the page; a language that is switched to is one small file.
    modulePreload: false,
    rollupOptions: {
      input: {
        loader: 'src/web/widget/loader.ts',
        // One entry for each language, so that nobody loads the other's words.
        'widget.de': 'src/web/widget/de.ts',
        'widget.en': 'src/web/widget/en.ts',
        desk: 'src/web/desk/main.tsx',
        editor: 'src/web/editor/main.tsx',
        pages: 'src/web/ui/pages.css',
      },
    },
  },
})
