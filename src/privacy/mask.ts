import { findAddresses } from './addresses.ts'
import { ANNOUNCED } from './announced.ts'
import { BIRTHS } from './births.ts'
import { findDigitRuns } from './digit-runs.ts'
import { findEmails } from './emails.ts'
import { type Find, type Found, findBy } from './find.ts'
import { KEPT } from './kept.ts'
import { findNames } from './names.ts'
import { ONE_TIME_CODES } from './one-time-codes.ts'
import { findPasswords } from './passwords.ts'
import { LOOSE_SHAPES, SHAPES } from './shapes.ts'
import { writeDigits } from './spelt-digits.ts'
import { BLANK, readView, type View } from './view.ts'

const WORD_FINDS: Find[] = [findEmails, findPasswords, findNames]
/** In this order: what is found first is settled, so what is public must come before the digits that merely look long. */
const FINDS: Find[] = [
  ...WORD_FINDS,
  ...[...BIRTHS, ...SHAPES].map(findBy),
  findAddresses,
  ...[...KEPT, ...ANNOUNCED, ...LOOSE_SHAPES, ...ONE_TIME_CODES].map(findBy),
  findDigitRuns,
]

/** Finds in reading order, without those that reach into what is settled or into one another. */
function apart(found: Found[], rest: string): Found[] {
  let settled = 0
  return found
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      if (start < settled || rest.slice(start, end).includes(BLANK)) return false
      settled = end
      return true
    })
}

function blank(rest: string, found: Found[]): string {
  let at = 0
  let out = ''
  for (const { start, end } of found) {
    out += rest.slice(at, start) + BLANK.repeat(end - start)
    at = end
  }
  return out + rest.slice(at)
}

function findAll(view: View): Found[] {
  const all: Found[] = []
  let rest = view.lower
  // All but the first three mask figures only, and most messages have none: masking those costs half.
  for (const find of /\d/.test(rest) ? FINDS : WORD_FINDS) {
    const found = find(rest, view)
    if (found.length === 0) continue
    const clear = apart(found, rest)
    all.push(...clear)
    rest = blank(rest, clear)
  }
  return all.sort((a, b) => a.start - b.start)
}

function maskOnce(text: string): string {
  const view = writeDigits(readView(text))
  let at = 0
  let masked = ''
  for (const { start, end, label } of findAll(view)) {
    if (!label) continue
    masked += text.slice(at, view.starts[start]) + label
    at = view.starts[end] ?? text.length
  }
  return masked + text.slice(at)
}

/** Replaces personal data by labels, in memory, before anything is stored. Masking a masked text changes nothing. */
export function mask(text: string): string {
  const masked = maskOnce(text)
  // A label sets apart what stood beside it, so that more may be recognised: it is done when nothing changes.
  return masked === text ? text : mask(masked)
}
