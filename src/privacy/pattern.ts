/** Patterns in pieces, so that each piece has a name and a line. All of them read lower case without diacritics. */
export const pattern = (...pieces: string[]): RegExp => new RegExp(pieces.join(''), 'g')

/** Alternatives; a list may run over several lines. */
export const oneOf = (...lists: string[]): string => `(?:${lists.join('|')})`

/** No letter or digit before: a word or a number begins here. */
export const FREE = '(?<![a-z0-9])'
/** No letter after: the word ends here. */
export const ENDS = '(?![a-z])'
