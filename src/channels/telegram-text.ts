import type { Block, Choice, Reply } from '../conversation/message.ts'

/** A piece of HTML and how many letters of it Telegram counts. */
type Line = { html: string; length: number }

const LONGEST_CALLBACK_BYTES = 64
/** Telephones cut longer button labels off, so those are written out in the text too. */
const LONGEST_BUTTON = 32

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** Cuts a text into pieces of at most `max` letters, at a line's or a word's end where there is one. */
function cut(text: string, max: number): string[] {
  if (text.length <= max) return [text]
  const space = Math.max(text.lastIndexOf('\n', max), text.lastIndexOf(' ', max))
  const at = space > max / 2 ? space : max - (/[\uD800-\uDBFF]/.test(text[max - 1] ?? '') ? 1 : 0)
  return [text.slice(0, at), ...cut(text.slice(at).trimStart(), max)]
}

const linesOf = (text: string, max: number, dress: (escaped: string) => string = (escaped) => escaped): Line[] =>
  cut(text, max).map((piece) => ({ html: dress(escapeHtml(piece)), length: piece.length }))
const bold = (escaped: string): string => `<b>${escaped}</b>`
const italic = (escaped: string): string => `<i>${escaped}</i>`

function blockLines(block: Block, max: number): Line[] {
  switch (block.kind) {
    case 'heading':
      return linesOf(block.text, max, bold)
    case 'warning':
      return linesOf(`⚠️ ${block.text}`, max, bold)
    case 'note':
      return linesOf(block.text, max, italic)
    case 'list': {
      const items = block.items.flatMap((item, i) => linesOf(block.ordered ? `${i + 1}. ${item}` : `• ${item}`, max))
      return block.title ? [...linesOf(block.title, max, bold), ...items] : items
    }
    case 'source': {
      const { url } = block
      return linesOf(block.text, max, url ? (escaped) => `<a href="${escapeHtml(url)}">${escaped}</a>` : undefined)
    }
    case 'text':
      return linesOf(block.text, max)
  }
}

const joined = (lines: Line[]): Line => ({ html: lines.map((l) => l.html).join('\n'), length: lines.reduce((sum, l) => sum + l.length + 1, -1) })

/** Fills messages of at most `max` letters; a block is broken only when it fits no message by itself. */
function pack(blocks: Line[][], max: number): string[] {
  const messages: Line[] = []
  const add = (piece: Line, separator: string) => {
    const last = messages.at(-1)
    if (!last || last.length + separator.length + piece.length > max) return messages.push({ ...piece })
    last.html += separator + piece.html
    last.length += separator.length + piece.length
  }
  for (const lines of blocks) {
    const whole = joined(lines)
    if (whole.length <= max) add(whole, '\n\n')
    else lines.forEach((line, i) => void add(line, i === 0 ? '\n\n' : '\n'))
  }
  return messages.map((message) => message.html)
}

export type Button = { text: string; callback_data: string }

/** Buttons below each other; those of a group beside each other, as many as telephones show without cutting them off. */
function rowsOf(choices: { choice: Choice; text: string }[]): Button[][] {
  const rows: { group: Choice['group']; letters: number; buttons: Button[] }[] = []
  for (const { choice, text } of choices) {
    const button = { text, callback_data: choice.id }
    const last = rows.at(-1)
    if (last?.group && last.group === choice.group && last.letters + text.length <= LONGEST_BUTTON) {
      last.letters += text.length
      last.buttons.push(button)
    } else rows.push({ group: choice.group, letters: text.length, buttons: [button] })
  }
  return rows.map(({ buttons }) => buttons)
}

/** A reply as Telegram takes it: HTML messages, and the rows of buttons under the last of them. */
export function telegramReply(reply: Reply, max: number): { messages: string[]; rows: Button[][] } {
  const fits = (choice: Choice) => Buffer.byteLength(choice.id) <= LONGEST_CALLBACK_BYTES
  const hasLong = reply.choices.some((choice) => choice.label.length > LONGEST_BUTTON || !fits(choice))
  // What stands beside each other is short, and a number before each would leave no room for the last.
  const isWritten = ({ group }: Choice) => hasLong && !group
  const label = (choice: Choice, i: number) => (isWritten(choice) ? `${i + 1}. ${choice.label}` : choice.label)
  const blocks = reply.blocks.map((block) => blockLines(block, max))
  if (hasLong) blocks.push(reply.choices.flatMap((choice, i) => (isWritten(choice) ? linesOf(label(choice, i), max) : [])))
  const rows = rowsOf(reply.choices.map((choice, i) => ({ choice, text: label(choice, i) })).filter(({ choice }) => fits(choice)))
  const messages = pack(blocks, max)
  return { messages: messages.length > 0 ? messages : rows.length > 0 ? ['👇'] : [], rows }
}
