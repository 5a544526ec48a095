import type { Block, Choice } from '../conversation/message.ts'
import type { ComposeInput } from '../conversation/understood.ts'
import type { Language } from '../knowledge/article.ts'
import { type Knowledge, versionOn } from '../knowledge/knowledge.ts'
import { withContacts } from '../knowledge/policy.ts'
import { sayText } from '../knowledge/texts.ts'
import { holds } from './relevance.ts'

/** The small pieces that every reply is made of: sentences with contacts named, and choices with their labels. */
export function createSpeaker(knowledge: Knowledge) {
  const { texts, contacts } = knowledge
  const sentence = (language: Language, key: string, variables: Record<string, string | number> = {}): string =>
    withContacts(sayText(texts, language, key, variables), contacts.contacts, language)
  return {
    sentence,
    say: (language: Language, key: string, variables: Record<string, string | number> = {}): Block => ({
      kind: 'text',
      text: sentence(language, key, variables),
    }),
    /** Names the contacts that a text mentions. */
    named: (text: string, language: Language): string => withContacts(text, contacts.contacts, language),
    button: (language: Language, id: string, key: string, variables: Record<string, string | number> = {}): Choice => ({
      id,
      label: sayText(texts, language, key, variables),
    }),
    human: (language: Language): Choice => ({ id: 'human', label: sayText(texts, language, 'choice-human') }),
    /** The keys of all texts that begin so: a list that grows with the file. */
    keys: (prefix: string): string[] => Object.keys(texts.vi).filter((key) => key.startsWith(prefix)),
    /** An article, or a case of it, as a choice; nothing when it is not there today. */
    offer(id: string, { language, day }: Pick<ComposeInput, 'language' | 'day'>): Choice[] {
      const [articleId = '', caseId] = id.split('#')
      const article = versionOn(knowledge, articleId, day)?.article
      const title = caseId ? article?.cases.find((c) => c.id === caseId && holds(c, day))?.title : article?.title
      return title ? [{ id, label: title[language] }] : []
    },
  }
}
export type Speaker = ReturnType<typeof createSpeaker>
