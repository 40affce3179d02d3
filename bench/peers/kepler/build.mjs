import { build } from 'esbuild'
await build({
  entryPoints: ['page.jsx'],
  bundle: true,
  format: 'esm',
  target: 'es2022',
  outfile: 'dist/page.js',
  minify: true,
  loader: {
    '.js': 'jsx',
    '.svg': 'dataurl',
    '.png': 'dataurl',
    '.woff': 'dataurl',
    '.woff2': 'dataurl',
    '.wasm': 'file',
  },
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env': '{}',
    global: 'globalThis',
    process: '{"env":{},"browser":true}',
  },
  logLevel: 'error',
  logLimit: 20,
})
