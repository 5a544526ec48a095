import { ChatOpenAI } from '@langchain/openai'
import { z } from 'zod'
import type { Logger } from '../log.ts'
import type { Prompt } from './prompt.ts'

/** One thing that a model may choose, as plain text. */
export type Option = { id: string; title: string; about: string }

/**
 * The language-model port: picks one of the options for a masked question, or nothing. It never throws and never takes
 * (much) longer than its deadline; whatever goes wrong is nothing, and the caller goes on as if there were no model.
 */
export type Choose = (question: string, options: Option[]) => Promise<string | undefined>

export type ModelSettings = { baseUrl: string; model: string; apiKey: string | undefined; deadlineMs: number }

const Answer = z.object({ id: z.string() })

/** The port over any server that speaks the OpenAI protocol. */
export function createChoose(settings: ModelSettings, prompt: Prompt, log: Logger): Choose {
  const chat = new ChatOpenAI({
    model: settings.model,
    apiKey: settings.apiKey ?? 'none',
    configuration: { baseURL: settings.baseUrl },
    temperature: 0,
    maxRetries: 1,
    maxTokens: 60,
  })
  const structured = chat.withStructuredOutput(Answer, { name: 'choice', method: 'jsonSchema' })

  async function ask(question: string, options: Option[], signal: AbortSignal): Promise<string | undefined> {
    const candidates = options.map((o) => `${o.id}: ${o.title} - ${o.about}`).join('\n')
    const reply = Answer.safeParse(await structured.invoke(prompt.fill({ question, candidates }), { signal }))
    if (!reply.success) return undefined
    return options.find((o) => o.id === reply.data.id)?.id
  }

  return async (question, options) => {
    const stop = new AbortController()
    let timer: NodeJS.Timeout | undefined
    // The client can end long after its signal: the deadline is ours.
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        stop.abort()
        resolve(undefined)
      }, settings.deadlineMs)
    })
    const asked = ask(question, options, stop.signal).catch((error: Error) => {
      log.warn({ err: error.name, prompt: prompt.name }, 'the language model did not help')
      return undefined
    })
    try {
      return await Promise.race([asked, late])
    } finally {
      clearTimeout(timer)
    }
  }
}
