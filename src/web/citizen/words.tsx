const WEB_ADDRESS = String.raw`https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]|(?:[\w-]+\.)+gov\.vn\b`
const EMERGENCY = String.raw`\b11[1-5]\b`

const hrefOf = (word: string): string => (/^11[1-5]$/.test(word) ? `tel:${word}` : /^https?:/.test(word) ? word : `https://${word}`)

/** A text in which addresses can be opened; in a warning, emergency numbers can be called. Other numbers cannot: some of them are named as frauds. */
export const Words = ({ text, emergency = false }: { text: string; emergency?: boolean }) => {
  const pieces = text.split(new RegExp(`(${emergency ? `${WEB_ADDRESS}|${EMERGENCY}` : WEB_ADDRESS})`))
  return (
    <>
      {pieces.map((piece, i) =>
        i % 2 === 1 ? (
          <a href={hrefOf(piece)} rel="noopener noreferrer" {...(piece.startsWith('11') ? {} : { target: '_blank' })}>
            {piece}
          </a>
        ) : (
          piece
        ),
      )}
    </>
  )
}
