import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/load/**', 'test/evaluation/**', 'node_modules/**'],
    globalSetup: ['test/support/unpack-browser.ts', 'test/support/learn-model.ts'],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 40_000,
    hookTimeout: 60_000,
    // A browser on a busy machine may lose a frame or a key; what fails twice is broken.
    retry: 1,
    // Browsers and password hashing need a core each.
    maxWorkers: 2,
  },
})
