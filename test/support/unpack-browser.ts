import chromium from '@sparticuz/chromium'

/** Unpacks the browser once, before tests that run side by side would each begin to. */
export default async function unpackBrowser(): Promise<void> {
  await chromium.executablePath()
}
