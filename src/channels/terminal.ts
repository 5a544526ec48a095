import { createInterface } from 'node:readline/promises'
import type { Choice } from '../conversation/message.ts'
import type { Turn } from '../conversation/turn.ts'

export type TerminalPorts = {
  ask: (text: string) => Promise<{ turn: Turn; choices: Choice[] }>
  /** Says why a text became this turn. */
  explain?: ((text: string, turn: Turn) => Promise<string>) | undefined
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
}

const inShort = ({ reason, category, confidence, language }: Turn): string => `  [${reason} · ${category} · ${language} · tin cậy ${confidence.toFixed(2)}]`

/** `ask`: a chat in the terminal. Choices are numbered; the number picks one. */
export async function chatInTerminal({ ask, explain, input, output }: TerminalPorts): Promise<void> {
  const lines = createInterface({ input, output, prompt: 'Bác hỏi: ' })
  output.write('Trợ lý Công dân (trả lời tự động). Ctrl+D để thoát.\n')
  lines.prompt()
  for await (const line of lines) {
    if (line.trim() !== '') {
      const { turn, choices } = await ask(line)
      const offered = choices.map((choice, i) => `  ${i + 1}) ${choice.label}`)
      const why = explain ? [inShort(turn), await explain(line, turn)] : []
      output.write(`\n${[turn.reply, ...offered, ...why].join('\n')}\n\n`)
    }
    lines.prompt()
  }
}
