import { readLink, writeLink } from '../../src/share/link.ts'
import { START, VIEWS } from './views.ts'

/** Prints every link and what it opens; run in several time zones by zone.test.ts. */
const links = VIEWS.map((view) => writeLink(view))
process.stdout.write(JSON.stringify({ links, views: links.map((link) => readLink(link, START).view.window) }))
