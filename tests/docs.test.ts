import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

/** What the documents promise and a machine can check: links, pictures, commands, the rooms. */

const ROOT = fileURLToPath(new URL('..', import.meta.url))

interface Doc {
  /** Path below the project's folder. */
  path: string
  text: string
}

const markdownIn = (folder: string, recursive: boolean): string[] =>
  readdirSync(join(ROOT, folder), { recursive, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => relative('.', join(folder, name)).replaceAll('\\', '/'))

const DOCS: readonly Doc[] = [...markdownIn('.', false), ...markdownIn('docs', true), ...markdownIn('seeds', true)]
  .sort()
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))

const docNamed = (path: string): string => DOCS.find((doc) => doc.path === path)!.text

/** Blocks and spans of code show links, and are none. */
const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')

/** Targets of links and pictures, in Markdown and in HTML. */
function targetsOf(text: string): string[] {
  const prose = withoutCode(text)
  return [...prose.matchAll(/\]\(\s*<?([^)\s>]+)/g), ...prose.matchAll(/\b(?:src|href)="([^"]+)"/g)].map(
    ([, target]) => target!,
  )
}

const isElsewhere = (target: string): boolean => /^[a-z][a-z+.-]*:/i.test(target)

/** Names that headings get as targets of links. */
const anchorsOf = (text: string): string[] =>
  withoutCode(text)
    .split('\n')
    .flatMap((line) => {
      const heading = /^#{1,6}\s+(.*)$/.exec(line)?.[1]
      return heading === undefined
        ? []
        : [
            heading
              .trim()
              .toLowerCase()
              .replace(/[^\p{L}\p{N}\s_-]/gu, '')
              .replace(/\s/g, '-'),
          ]
    })

/** Why a relative link leads nowhere; null where it leads somewhere. */
function faultOf({ path, text }: Doc, target: string): string | null {
  const [file = '', anchor] = target.split('#')
  const full = file === '' ? join(ROOT, path) : join(ROOT, dirname(path), decodeURIComponent(file))
  if (target.startsWith('/') || relative(ROOT, full).startsWith('..')) return `${path}: ${target} leaves the project`
  if (!existsSync(full)) return `${path}: ${target} does not exist`
  if (anchor === undefined || statSync(full).isDirectory()) return null
  const anchors = anchorsOf(file === '' ? text : readFileSync(full, 'utf8'))
  return anchors.includes(anchor) ? null : `${path}: ${target} has no such heading`
}

describe('documents', () => {
  test('are all here', () => {
    const paths = DOCS.map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining([
        'README.md',
        'ARCHITECTURE.md',
        'CHANGELOG.md',
        'docs/link-format.md',
        'seeds/README.md',
      ]),
    )
    expect(existsSync(join(ROOT, 'LICENSE'))).toBe(true)
  })

  test('link only to what exists', () => {
    const faults = DOCS.flatMap((doc) =>
      targetsOf(doc.text)
        .filter((target) => !isElsewhere(target))
        .flatMap((target) => faultOf(doc, target) ?? []),
    )
    expect(faults).toEqual([])
  })

  test('lead to the web by https only', () => {
    expect(
      DOCS.flatMap(({ text }) => targetsOf(text)).filter(
        (target) => isElsewhere(target) && !target.startsWith('https://'),
      ),
    ).toEqual([])
  })

  test('name no registry and no folder of one machine', () => {
    const wrong =
      /\bregistry\.[a-z]+\.(?:org|com)|\bnpm\.pkg\.|\b(?:deb|security)\.debian\.org|\bpypi\.org|(?<![\w.~/])\/(?:home|root|tmp|usr|var|opt|work|Users|mnt)\/|\b[A-Z]:\\|\blocalhost:\d|\bfile:\/\//
    expect(
      DOCS.flatMap(({ path, text }) =>
        text.split('\n').flatMap((line, i) => (wrong.test(line) ? [`${path}:${i + 1} ${line}`] : [])),
      ),
    ).toEqual([])
  })

  test('finds what it looks for', () => {
    expect(targetsOf('[a](b.md) ![c](d.png#e) `[f](g)` <img src="h.png">\n```\n[i](j)\n```\n')).toEqual([
      'b.md',
      'd.png#e',
      'h.png',
    ])
    expect(anchorsOf('# Rooms, and arrows\n\n```\n# no\n```\n## What’s 2?')).toEqual(['rooms-and-arrows', 'whats-2'])
    const doc = { path: 'docs/link-format.md', text: '# Here' }
    expect([faultOf(doc, '../README.md'), faultOf(doc, '#here'), faultOf(doc, '../README.md#start')]).toEqual([
      null,
      null,
      null,
    ])
    expect(
      [faultOf(doc, 'none.md'), faultOf(doc, '#there'), faultOf(doc, '../../x.md'), faultOf(doc, '/README.md')].every(
        (fault) => fault !== null,
      ),
    ).toBe(true)
  })
})

describe('commands', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }

  /** What npm does without a script of that name. */
  const OWN_COMMANDS = new Set(['install', 'ci'])

  /** In running text "npm" is also where packages come from: only what is set as code is a command. */
  const codeOf = (text: string): string[] => Array.from(text.matchAll(/^```[\s\S]*?^```|`[^`\n]*`/gm), ([code]) => code)

  test.each(DOCS.map(({ path, text }) => [path, text] as const))('of %s are in package.json', (_, text) => {
    const commands = codeOf(text).flatMap((code) =>
      Array.from(code.matchAll(/\bnpm\s+(?:run\s+(?:-s\s+)?)?([a-z][\w:-]*)/g), ([, name]) => name!),
    )
    expect(commands.filter((name) => !(name in scripts) && !OWN_COMMANDS.has(name))).toEqual([])
  })

  test('README has the two that matter', () => {
    expect(docNamed('README.md')).toMatch(/^npm start$/m)
    expect(docNamed('README.md')).toMatch(/^npm test$/m)
  })

  test('scripts run files that exist', () => {
    const files = Object.values(scripts).flatMap((command) =>
      Array.from(command.matchAll(/\S+\.(?:ts|mjs)\b/g), ([file]) => file),
    )
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
  })
})

describe('the table of rooms in ARCHITECTURE.md', () => {
  const rows = Array.from(
    docNamed('ARCHITECTURE.md').matchAll(/^\| `(\w+)` \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$/gm),
    ([, room, , rooms]) => ({
      room: room!,
      imports: rooms!.trim() === '–' ? [] : rooms!.trim().split(', '),
    }),
  )

  test('has the folders of src/, each once', () => {
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    expect(rows.map(({ room }) => room).sort()).toEqual(folders.sort())
  })

  test('has no arrow that the linter forbids', () => {
    const { overrides } = JSON.parse(readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8')) as {
      overrides: { files: string[]; rules: Record<string, unknown> }[]
    }
    const forbidden = rows.flatMap(({ room, imports }) => {
      const rules = overrides
        .filter(({ files }) => files.includes(`src/${room}/**`))
        .map(({ rules: own }) => JSON.stringify(own))
      expect(rules, `.oxlintrc.json has no rules for ${room}`).not.toEqual([])
      return imports
        .filter((other) => rules.some((own) => own.includes(`"**/${other}/**"`)))
        .map((other) => `${room} > ${other}`)
    })
    expect(forbidden).toEqual([])
  })
})
