import { createInterface } from 'node:readline/promises'
import type { Choice } from '../conversation/message.ts'
import type { Turn } from '../conversation/turn.ts'

export type TerminalPorts = {
  ask: (text: string) => Promise<{ turn: Turn; choices: Choice[] }>
  explain: boolean
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
}

const explained = ({ reason, category, confidence, candidates, language }: Turn): string =>
  [`  [${reason} · ${category} · ${language} · tin cậy ${confidence.toFixed(2)}]`, ...candidates.map((c) => `    ${c.score.toFixed(3)}  ${c.id}`)].join('\n')

/** `ask`: a chat in the terminal. Choices are numbered; the number picks one. */
export async function chatInTerminal({ ask, explain, input, output }: TerminalPorts): Promise<void> {
  const lines = createInterface({ input, output, prompt: 'Bác hỏi: ' })
  output.write('Trợ lý Công dân (trả lời tự động). Ctrl+D để thoát.\n')
  lines.prompt()
  for await (const line of lines) {
    if (line.trim() !== '') {
      const { turn, choices } = await ask(line)
      const offered = choices.map((choice, i) => `  ${i + 1}) ${choice.label}`)
      output.write(`\n${[turn.reply, ...offered].join('\n')}\n${explain ? `${explained(turn)}\n` : ''}\n`)
    }
    lines.prompt()
  }
}
