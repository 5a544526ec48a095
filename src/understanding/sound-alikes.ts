/** Heads of words that sound the same in some region, so that people mix them in writing, too. */
const HEADS = [
  ['ch', 'tr'],
  ['s', 'x'],
  ['l', 'n'],
  ['d', 'gi', 'r', 'v'],
]

/** The other ways in which people write a word that sounds so: "chả" for "trả". */
export const soundAlikes = (word: string): string[] =>
  HEADS.flatMap((heads) => {
    const own = heads.find((head) => word.startsWith(head))
    return own === undefined ? [] : heads.filter((head) => head !== own).map((head) => head + word.slice(own.length))
  })
