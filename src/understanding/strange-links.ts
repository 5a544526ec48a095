import { isOfficialHost } from '../knowledge/policy.ts'

/** Web addresses and files to install: with a scheme, or by an ending that is no word. */
const LINK =
  /\bhttps?:\/\/(?<host>[^\s/?#]+)\S*|(?<![\p{L}\p{N}.@-])(?<bare>[a-z\d][a-z\d-]{2,}(?:\.[a-z\d-]+)*\.(?:com|net|org|vn|info|app|apk|online|site|xyz|top|club|cc|vip|link|shop|live|icu|ly|me|example))(?![\p{L}\p{N}])(?:\/\S*)?/giu
/** How people call such a link, and what `safety/` is asked about. */
const CALLED = ' đường link lạ '

/**
 * Puts "a strange link" in place of every address that is not official, and says whether there was one. A false address is made of the
 * words of the true one ("dichvucong-…"), and would be read as a question about it.
 */
export const createNameStrangeLinks =
  (hosts: string[]) =>
  (text: string): { text: string; found: boolean } => {
    const named = text.replace(LINK, (link, ...rest) => {
      const { host, bare } = rest.at(-1) as { host?: string; bare?: string }
      return isOfficialHost(host ?? bare ?? '', hosts) ? link : CALLED
    })
    return { text: named, found: named !== text }
  }
