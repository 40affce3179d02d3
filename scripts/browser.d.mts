/** Path of a browser, or null where only Playwright's own download is left. */
export function findBrowser(): Promise<string | null>
