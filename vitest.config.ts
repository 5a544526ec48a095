import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/load/**', 'test/evaluation/**', 'node_modules/**'],
    globalSetup: ['test/support/unpack-browser.ts', 'test/support/learn-model.ts'],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 40_000,
    hookTimeout: 60_000,
    // Browsers and password hashing need a core each.
    maxWorkers: 2,
  },
})
