// npm start: installs and builds what is missing, then serves the app. PORT chooses the port (default 5173).
import { buildWhatIsMissing } from './build.mjs'
import { ROOT, installWhatIsMissing } from './install.mjs'

installWhatIsMissing()
buildWhatIsMissing()

const { preview } = await import('vite')
const port = Number(process.env.PORT ?? 5173)
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  console.error(`PORT is “${process.env.PORT}”; it must be a whole number from 1 to 65535.`)
  process.exit(1)
}
try {
  // A port that was asked for is that port or an error; the default one may move on to the next free.
  const server = await preview({
    root: ROOT,
    logLevel: 'warn',
    preview: { port, strictPort: process.env.PORT !== undefined, host: '127.0.0.1' },
  })
  console.log(`Dateline is at ${server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`}  (Ctrl+C stops it)`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
