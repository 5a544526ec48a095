import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Style sheets, scripts and pictures. The build copies the folder, so it stands beside this one in `dist` too. */
export const ASSETS = fileURLToPath(new URL('../assets', import.meta.url))

const VERSIONS = new Map(
  readdirSync(ASSETS).map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(ASSETS, name)))
      .digest('hex')
      .slice(0, 10),
  ]),
)

/** An asset's address; it changes with the content, so that browsers may keep it for good. */
export const asset = (name: string): string => `/assets/${name}?v=${VERSIONS.get(name)}`
