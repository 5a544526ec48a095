import jsQR from 'jsqr'

/** Dots to a module: the decoder looks for the code as in a photograph. */
const SCALE = 4

/** What the QR codes drawn in a page lead to, as a phone would read them. */
export function readQrs(html: string): string[] {
  return [...html.matchAll(/<svg class="qr" viewBox="0 0 (\d+) \1".*?<path d="([^"]*)"/gs)].map(([, size, path]) => {
    const width = Number(size) * SCALE
    const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
    for (const [, x, y, length] of (path ?? '').matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row++) {
        const from = row * width + Number(x) * SCALE
        for (let at = from; at < from + Number(length) * SCALE; at++) pixels.fill(0, at * 4, at * 4 + 3)
      }
    }
    return jsQR.default(pixels, width, width)?.data ?? 'not readable'
  })
}
