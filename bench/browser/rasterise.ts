import type { Page } from '@playwright/test'

/**
 * Without rasterising everything is prepared and uploaded all the same, and frames come as often as with a graphics card:
 * work that waits for a pause is not done in every one.
 */
export const rasterise = (page: Page, isOn: boolean): Promise<void> =>
  page.evaluate((on) => {
    const scope = window as unknown as { drawCalls?: object }
    const { prototype } = WebGL2RenderingContext
    const names = ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']
    const own = (scope.drawCalls ??= Object.fromEntries(names.map((name) => [name, Reflect.get(prototype, name)])))
    Object.assign(prototype, own)
    if (!on) for (const name of names) Object.assign(prototype, { [name]: () => undefined })
  }, isOn)
