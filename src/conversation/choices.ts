/**
 * Everything that a reply can offer besides an article (`folder/slug`), a case of one (`folder/slug#case`) and a command: a verb and
 * what it is about, as `verb:about` or `verb.cause:about`. To add one, add a verb and a handler that takes it.
 */
export const VERBS = ['walk', 'good', 'bad', 'remind', 'done', 'undone', 'at'] as const
export type Verb = (typeof VERBS)[number]
export type Taken = { verb: Verb; about: string; cause?: string }

const ID = /^([a-z]+)(?:\.([a-z0-9-]+))?:([a-z0-9/#-]+)$/

export const idOf = ({ verb, about, cause }: Taken): string => `${verb}${cause ? `.${cause}` : ''}:${about}`

/** Reads the id of an offered thing; `undefined` when it is none of these. */
export function readTaken(id: string): Taken | undefined {
  const [, verb, cause, about] = ID.exec(id) ?? []
  const known = VERBS.find((v) => v === verb)
  return known && about ? { verb: known, about, ...(cause ? { cause } : {}) } : undefined
}
