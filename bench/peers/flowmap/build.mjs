import { build } from 'esbuild'
await build({
  entryPoints: ['flowmap.mjs', 'points.mjs'],
  bundle: true,
  format: 'esm',
  target: 'es2022',
  outdir: 'dist',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'error',
})
