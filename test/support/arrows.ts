import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path/posix'

/** One import: from a file of src to another, or to a package. `typesOnly`: nothing of it is left when the program runs. */
export type Arrow = { from: string; to: string; isPackage: boolean; typesOnly: boolean }

/** `import … from 'x'` and `export … from 'x'`; then `import 'x'`. */
const STATIC = /^[ \t]*(?:import|export)\b((?:\s+type)?\s*(?:[\w$]+\s*,?\s*)?(?:\{[^}]*\}|\*(?:\s+as\s+\w+)?)?)\s*from\s*['"]([^'"\n]+)['"]/gm
const BARE = /^[ \t]*import\s*['"]([^'"\n]+)['"]/gm
const DYNAMIC = /(?<!typeof )\bimport\(\s*['"]([^'"\n]+)['"]/g
const TYPEOF = /\btypeof import\(\s*['"]([^'"\n]+)['"]/g

function isTypesOnly(clause: string): boolean {
  if (/^\s*type\b/.test(clause)) return true
  const names = /^\s*\{([^}]*)\}\s*$/
    .exec(clause)?.[1]
    ?.split(',')
    .map((name) => name.trim())
  return names?.filter(Boolean).every((name) => name.startsWith('type ')) ?? false
}

/** The package that a bare specifier names: `@scope/name/sub` → `@scope/name`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** Every import of a file's text; those of Node itself are left out. */
export function arrowsIn(from: string, text: string): Arrow[] {
  const found = [
    ...[...text.matchAll(STATIC)].map((m) => ({ specifier: m[2] as string, typesOnly: isTypesOnly(m[1] as string) })),
    ...[...text.matchAll(BARE)].map((m) => ({ specifier: m[1] as string, typesOnly: false })),
    ...[...text.matchAll(DYNAMIC)].map((m) => ({ specifier: m[1] as string, typesOnly: false })),
    ...[...text.matchAll(TYPEOF)].map((m) => ({ specifier: m[1] as string, typesOnly: true })),
  ]
  return found
    .filter(({ specifier }) => !isBuiltin(specifier))
    .map(({ specifier, typesOnly }) => {
      const isPackage = !specifier.startsWith('.')
      return { from, to: isPackage ? packageOf(specifier) : join(dirname(from), specifier), isPackage, typesOnly }
    })
}
