import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder with those that it lies in, where they are not there yet. Throws what the file system says. One by one:
 * where a file system lets nobody make folders and says that they are not there, as /proc does, Node's own way to do all at
 * once never ends.
 */
export async function makeFolder(folder: string): Promise<void> {
  const path = resolve(folder)
  const there = await stat(path).catch(() => null)
  if (there?.isDirectory()) return
  if (dirname(path) !== path) await makeFolder(dirname(path))
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    // Somebody else may have made it meanwhile.
    if (error.code !== 'EEXIST' || there) throw error
  })
}
