/** The cells of a CSV text with the line on which each row begins; a quoted cell may hold commas, line breaks and "" for ". */
export function readCsv(text: string): { cells: string[]; line: number }[] {
  const rows: { cells: string[]; line: number }[] = []
  let line = 1
  let row = { cells: [] as string[], line }
  let cell = ''
  let quoted = false
  const endRow = () => {
    row.cells.push(cell)
    if (row.cells.some((c) => c !== '')) rows.push(row)
    cell = ''
  }
  const source = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  for (let i = 0; i < source.length; i++) {
    const sign = source[i] as string
    if (sign === '\n') line++
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (source[i + 1] === '"') cell += source[i++]
      else quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === ',') {
      row.cells.push(cell)
      cell = ''
    } else if (sign === '\n') {
      endRow()
      row = { cells: [], line }
    } else cell += sign
  }
  endRow()
  return rows
}
