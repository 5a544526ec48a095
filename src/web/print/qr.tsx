import { encodeQR } from 'qr'

/** White modules around the code, as the standard asks. */
const QUIET = 4

/** The dark modules as one path: each run of them in a row is a rectangle. */
function pathOf(rows: boolean[][]): string {
  const runs = rows.flatMap((row, y) => {
    const line = row.map((dark) => (dark ? '1' : '0')).join('')
    return [...line.matchAll(/1+/g)].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`)
  })
  return runs.join('')
}

/** A QR code of a text, drawn here: no picture is loaded, and it stays sharp at any size. */
export const Qr = ({ text, label }: { text: string; label: string }) => {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET })
  return (
    <svg class="qr" viewBox={`0 0 ${rows.length} ${rows.length}`} shape-rendering="crispEdges" role="img" aria-label={label}>
      <rect width={rows.length} height={rows.length} fill="#fff" />
      <path d={pathOf(rows)} fill="#000" />
    </svg>
  )
}
