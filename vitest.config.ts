import { defineConfig } from 'vitest/config'

/** Unit, property and golden tests: plain node, no DOM. What needs a browser lives in tests/browser (Playwright). */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/browser/**'],
    environment: 'node',
    setupFiles: ['tests/setup.ts'],
    testTimeout: 30_000,
  },
})
