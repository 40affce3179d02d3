import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { MP4BoxBuffer, createFile } from 'mp4box'
import { expectAccessible } from './axe.ts'
import { expect, openApp, test, worldLink } from './page.ts'
import { countLike, readPng } from './png.ts'

/** Half a year on the axis, a month in the window. */
const SUMMER = worldLink('window=2017-06-01..2017-06-30&mode=window&axis=2017-06-01..2017-09-30')
const LAND = '#F3EEE2'

async function openVideo(page: Page, address: string): Promise<void> {
  await openApp(page, `./${address}`)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find an action' }).fill('video')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
}

/** A browser that cannot be asked for a file, so that films are kept in memory. */
const withoutFiles = async (page: Page): Promise<void> => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
}

const withoutEncoder = async (page: Page): Promise<void> => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'VideoEncoder'))
}

async function setLength(page: Page, seconds: number, rate: number): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Length in seconds').fill(String(seconds))
  await dialog.getByRole('radio', { name: String(rate), exact: true }).check()
}

async function made(page: Page, make: string, download: string): Promise<{ name: string; content: Buffer }> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: make }).click()
  await expect(dialog.getByRole('status')).toHaveText(/^Done/, { timeout: 60_000 })
  const waiting = page.waitForEvent('download')
  await dialog.getByRole('button', { name: download }).click()
  const file = await waiting
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) }
}

/** What a demuxer of its own finds in an MP4: the browser's is asked too, and ffprobe where it is installed. */
function demuxed(content: Buffer): { frames: number; seconds: number; width: number; height: number; codec: string } {
  const file = createFile()
  let found: ReturnType<typeof demuxed> | null = null
  file.onReady = ({ duration, timescale, tracks: [track] }) => {
    const { nb_samples: frames, codec } = track!
    found = { frames, seconds: duration / timescale, codec, width: track!.video!.width, height: track!.video!.height }
  }
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(new Uint8Array(content).buffer, 0))
  if (!found) throw new Error('The demuxer found no film.')
  return found
}

/** Plays a film in a page of its own, whose policy allows films: what the browser's own demuxer and decoder find. */
async function played(page: Page, content: Buffer, moments: readonly number[]) {
  const other = await page.context().newPage()
  const found = await other.evaluate(
    async ([base64, times]) => {
      const video = document.createElement('video')
      video.muted = true
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
      video.src = URL.createObjectURL(new Blob([bytes], { type: 'video/mp4' }))
      const until = (event: string): Promise<void> =>
        new Promise((resolve, reject) => {
          video.addEventListener(event, () => resolve(), { once: true })
          video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true })
        })
      await until('loadeddata')
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight })
      const context = canvas.getContext('2d')!
      const pictures: string[] = []
      for (const time of times) {
        const sought = until('seeked')
        video.currentTime = time
        await sought
        context.drawImage(video, 0, 0)
        pictures.push(canvas.toDataURL('image/png').split(',')[1]!)
      }
      return { seconds: video.duration, width: canvas.width, height: canvas.height, pictures }
    },
    [content.toString('base64'), moments] as const,
  )
  await other.close()
  return found
}

test('a video has every frame, the length that was asked for, and what the map shows', async ({ page }) => {
  test.setTimeout(240_000)
  await withoutFiles(page)
  await openVideo(page, SUMMER)
  await setLength(page, 2, 10)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Make the video' })).toBeEnabled()
  await expectAccessible(page, 'the video')
  const began = Date.now()
  await dialog.getByRole('button', { name: 'Make the video' }).click()
  const bar = dialog.getByRole('progressbar', { name: 'Video' })
  await expect(bar).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expect(bar).toHaveAttribute('aria-valuetext', /^Frame \d+ of 20/)
  await expectAccessible(page, 'the video on its way')
  await expect(dialog.getByRole('status')).toHaveText(/^Done/, { timeout: 60_000 })
  test.info().annotations.push({ type: 'twenty frames, ms', description: String(Date.now() - began) })
  const waiting = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download MP4' }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toMatch(
    /^dateline-video-16x9-light-720_2017-06-01_2017-09-30_saved-\d{4}-\d\d-\d\d\.mp4$/,
  )
  const content = readFileSync(await download.path())
  writeFileSync('test-results/video.mp4', content)
  const film = demuxed(content)
  expect(film).toMatchObject({ frames: 20, seconds: 2, width: 1280, height: 720 })
  expect(film.codec).toMatch(/^(avc1|vp09|av01)\./)
  const { pictures, ...shown } = await played(page, content, [0.05, 1.95])
  expect(shown.seconds).toBeCloseTo(2, 2)
  expect([shown.width, shown.height]).toEqual([1280, 720])
  const [first, last] = pictures.map((base64) => Buffer.from(base64, 'base64'))
  writeFileSync('test-results/video-last.png', last!)
  for (const frame of [first!, last!]) expect(countLike(readPng(frame), LAND)).toBeGreaterThan(20_000)
  expect(first!.equals(last!)).toBe(false)

  if (spawnSync('ffprobe', ['-version']).error) {
    test.info().annotations.push({ type: 'ffprobe', description: 'not installed: two demuxers have looked, not three' })
    return
  }
  const { streams } = JSON.parse(
    execFileSync(
      'ffprobe',
      ['-v', 'error', '-count_frames', '-show_streams', '-of', 'json', 'test-results/video.mp4'],
      { encoding: 'utf8' },
    ),
  ) as { streams: Record<string, unknown>[] }
  expect(streams).toHaveLength(1)
  expect(streams[0]).toMatchObject({ nb_read_frames: '20', r_frame_rate: '10/1', width: 1280, height: 720 })
  expect(Number(streams[0]!.duration)).toBeCloseTo(2, 3)
})

test('a video is written to the file that was chosen; cancelled, nothing is left', async ({ page }) => {
  test.setTimeout(240_000)
  // A file of the browser's own stands for one that somebody chooses: it is written in the same way.
  await page.addInitScript(() => {
    Object.assign(window, {
      showSaveFilePicker: async () =>
        (await navigator.storage.getDirectory()).getFileHandle('chosen.mp4', { create: true }),
    })
  })
  const files = (): Promise<string[]> =>
    page.evaluate(async () => {
      const names: string[] = []
      for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name)
      return names
    })
  await openVideo(page, SUMMER)
  await setLength(page, 20, 10)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make the video' }).click()
  await expect(dialog.getByRole('progressbar')).toHaveAttribute('aria-valuetext', /^Frame [2-9] of 200/, {
    timeout: 60_000,
  })
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toHaveText('Cancelled. Nothing was saved.')
  await expect(dialog.getByRole('button', { name: 'Make the video' })).toBeFocused()
  expect(await files()).toEqual([])
  await expect(page.locator('.still-map')).toHaveCount(0)

  await setLength(page, 1, 10)
  await dialog.getByRole('button', { name: 'Make the video' }).click()
  await expect(dialog.getByRole('status')).toHaveText('Saved as chosen.mp4.', { timeout: 60_000 })
  const content = await page.evaluate(async () => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle('chosen.mp4')
    const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer())
    return btoa(Array.from(bytes, (value) => String.fromCharCode(value)).join(''))
  })
  expect(demuxed(Buffer.from(content, 'base64'))).toMatchObject({ frames: 10, seconds: 1 })
})

test('where no video can be written, the page says so and gives the frames; the same frame is the same picture', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await withoutFiles(page)
  await withoutEncoder(page)
  await openVideo(page, SUMMER)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('note')).toContainText('cannot write videos')
  await expect(dialog.getByRole('radio', { name: 'Video', exact: true })).toBeDisabled()
  await setLength(page, 1, 10)
  const { name, content } = await made(page, 'Make the frames', 'Download ZIP')
  expect(name).toMatch(/^dateline-frames-16x9-light-720_.*\.zip$/)
  const frames = unzipSync(new Uint8Array(content))
  expect(Object.keys(frames)).toEqual(
    Array.from({ length: 10 }, (_, i) => `frame-${String(i + 1).padStart(5, '0')}.png`),
  )
  writeFileSync('test-results/frame.png', frames['frame-00007.png']!)
  const again = unzipSync(new Uint8Array((await made(page, 'Make the frames', 'Download ZIP')).content))
  for (const [file, bytes] of Object.entries(frames)) {
    const { width, height } = readPng(Buffer.from(bytes))
    expect([width, height]).toEqual([1280, 720])
    expect(Buffer.from(bytes).equals(Buffer.from(again[file]!)), file).toBe(true)
  }
  expect(Buffer.from(frames['frame-00001.png']!).equals(Buffer.from(frames['frame-00010.png']!))).toBe(false)
})
