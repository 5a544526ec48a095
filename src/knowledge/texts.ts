import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Language } from './article.ts'

const Sentences = z.record(z.string(), z.string())

/** Every sentence the assistant says that is not an article, by language and key. */
export type Texts = Record<Language, Record<string, string>>

export async function readTexts(folder: string): Promise<Texts> {
  const read = async (language: Language) => {
    const result = Sentences.safeParse(parse(await readFile(join(folder, 'texts', `${language}.yaml`), 'utf8')))
    if (result.success) return result.data
    throw new Error(`knowledge/texts/${language}.yaml: ${result.error.issues[0]?.path.join('.')}: ${result.error.issues[0]?.message}`)
  }
  const texts = { vi: await read('vi'), en: await read('en') }
  const lacking = Object.keys(texts.vi).filter((key) => texts.en[key] === undefined)
  const spare = Object.keys(texts.en).filter((key) => texts.vi[key] === undefined)
  if (lacking.length + spare.length > 0) throw new Error(`knowledge/texts: not in both languages: ${[...lacking, ...spare].join(', ')}`)
  return texts
}

/** One sentence with its {variables} filled in. */
export function sayText(texts: Texts, language: Language, key: string, variables: Record<string, string | number> = {}): string {
  const text = texts[language][key]
  if (text === undefined) throw new Error(`knowledge/texts/${language}.yaml has no "${key}"`)
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(variables[name] ?? ''))
}
