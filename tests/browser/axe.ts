import axe from 'axe-core'
import type { Page } from '@playwright/test'
import { expect } from './page.ts'

/** Nothing that axe finds, of WCAG 2.2 A and AA and of good practice. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // A content script, so to say: the page's own policy allows no inline scripts.
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    })
    return violations.map(
      ({ id, impact, nodes }) =>
        `${impact} ${id}: ${nodes
          .slice(0, 4)
          .map((node) => node.target.join(' '))
          .join(' | ')}`,
    )
  })
  expect.soft(found, what).toEqual([])
}
