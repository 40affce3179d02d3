import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vite'
import { connectPlugin } from './scripts/connectPlugin.ts'
import { seedsPlugin } from './scripts/seedsPlugin.ts'

/** The files that a browser is given by name; each runs for itself. */
const DOOR = /\/src\/(?:main|embed|dateline-map|elsewhere)\.tsx?$|\.html$/

/** Scripts that pages name themselves, under names that stay. */
const SCRIPTS = new Set(['dateline-map', 'elsewhere'])

const NO_INFLATER = '\0no-inflater'

/** PMTiles' own inflater, which no browser that is meant here has a use for: what it prepares at the start would stay. */
const withoutInflater: Plugin = {
  name: 'without-inflater',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source, importer) => (source === 'fflate' && importer?.includes('/pmtiles/') ? NO_INFLATER : null),
  load: (id) => (id === NO_INFLATER ? 'export const decompressSync = undefined' : null),
}

export default defineConfig({
  // Relative addresses: the build works in any folder of any static server.
  base: './',
  // Every browser with WebGL2 and module workers inflates by itself: what PMTiles has for others is left out.
  define: { 'typeof globalThis.DecompressionStream': '"function"' },
  plugins: [react(), seedsPlugin(), connectPlugin(), withoutInflater],
  worker: {
    format: 'es',
    // The worker of large files needs all formats at once; that of the page fetches them one by one, from the same code.
    rolldownOptions: { checks: { ineffectiveDynamicImport: false, pluginTimings: false } },
  },
  // MapLibre finds its own worker file by its address, which pre-bundling would move.
  optimizeDeps: { exclude: ['maplibre-gl'] },
  build: {
    target: 'es2022',
    // Browsers with WebGL2 and module workers preload modules by themselves.
    modulePreload: { polyfill: false },
    // The budget is a test of its own (tests/budget.test.ts); MapLibre alone is over Vite's warning.
    chunkSizeWarningLimit: 1600,
    // Fonts and workers as files: the Content-Security-Policy allows no data: scripts.
    assetsInlineLimit: 0,
    // How long the plugins take is nothing that somebody who starts the app can do anything about.
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: {
        index: 'index.html',
        embed: 'embed.html',
        'dateline-map': 'src/dateline-map.ts',
        elsewhere: 'src/elsewhere.ts',
      },
      output: {
        entryFileNames: ({ name }) => (SCRIPTS.has(name) ? '[name].js' : 'assets/[name]-[hash].js'),
        // What the first view needs is one file beside its door: many small ones compress less well.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'], test: (id) => !DOOR.test(id) }] },
      },
    },
  },
})
