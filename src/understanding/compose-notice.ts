import type { Block, Choice, Reply } from '../conversation/message.ts'
import type { Outcome } from '../conversation/outcome.ts'
import type { ComposeInput } from '../conversation/understood.ts'
import { dayText } from './compose-answer.ts'
import type { Speaker } from './speaker.ts'

/** Topics offered in the menu and where nothing better is known. */
export const MENU = [
  'vneid/level-2-register',
  'vneid/forgot-password',
  'dossier/sign-in',
  'dossier/track',
  'payment/electricity-bill',
  'safety/tricked-what-to-do',
]

type Notice = Extract<Outcome, { kind: 'notice' }>
/** Says what belongs to the conversation itself: menu, consent, what is kept, ratings, how it went, where the citizen is. */
export function createComposeNotice(speaker: Speaker, officeOf: OfficeOf) {
  const { say, sentence, button, human, offer, keys } = speaker

  const menu = (input: ComposeInput): Choice[] => MENU.flatMap((id) => offer(id, input))
  const consent = (language: ComposeInput['language']): Choice[] => [button(language, 'agree', 'choice-agree'), button(language, 'no-trace', 'choice-no-trace')]
  /** Causes to choose from: every text whose key begins so is one. */
  const causes = (verb: 'bad' | 'undone', prefix: string, articleId: string, { language }: ComposeInput): Choice[] =>
    keys(prefix).map((key) => button(language, `${verb}.${key.slice(prefix.length)}:${articleId}`, key))

  function aboutMe({ language, known, consent: said, place }: ComposeInput): Reply {
    const items = [
      sentence(language, 'known-messages', { messages: known?.messages ?? 0, words: known?.words ?? 0, channel: known?.channel ?? '' }),
      sentence(language, 'known-since', { day: dayText((known?.since ?? '').slice(0, 10), language) }),
      sentence(language, `known-consent-${said ?? 'unanswered'}`),
      ...(place ? [sentence(language, 'known-place', { place: place.text })] : []),
      sentence(language, 'known-never'),
    ]
    const erase = button(language, 'erase', 'choice-erase')
    return { blocks: [{ kind: 'list', title: sentence(language, 'about-me'), ordered: false, items }], choices: [erase, ...consent(language)] }
  }

  function placeKnown({ language, place, category }: ComposeInput): Reply {
    const office = place && officeOf(category, place.codes, language)
    return { blocks: [place && office ? say(language, 'office', { place: place.text, office }) : say(language, 'routing-empty')], choices: [human(language)] }
  }

  return ({ about, part }: Notice, input: ComposeInput): Reply => {
    const { language } = input
    const articleId = part?.articleId ?? ''
    if (about === 'place-known') return placeKnown(input)
    const said: Block[] = [say(language, about)]
    switch (about) {
      case 'start':
        return { blocks: [...said, say(language, 'privacy')], choices: menu(input) }
      case 'menu':
        return { blocks: said, choices: [...menu(input), human(language), button(language, 'about-me', 'choice-about-me')] }
      case 'about-me':
        return aboutMe(input)
      case 'rated-bad':
        return { blocks: said, choices: [...causes('bad', 'fault-', articleId, input), human(language)] }
      case 'result-undone':
        return { blocks: said, choices: causes('undone', 'cause-', articleId, input) }
      case 'result-undone-cause':
        return { blocks: said, choices: [...offer(articleId, input), human(language)] }
      case 'follow-up-ask': {
        const title = offer(articleId, input)[0]?.label ?? ''
        const yes = button(language, `done:${articleId}`, 'choice-did-it')
        return { blocks: [say(language, about, { title })], choices: [yes, button(language, `undone:${articleId}`, 'choice-not-yet')] }
      }
      case 'rated-bad-cause':
      case 'walk-gone':
        return { blocks: said, choices: [human(language)] }
      case 'place-which':
        return { blocks: said, choices: (input.placesMeant ?? []).map(({ text, codes }) => ({ id: `at:${codes[0]}`, label: text })) }
      default:
        return { blocks: said, choices: [] }
    }
  }
}

/** The office that answers for a category at a place, named with its contact and hours; nothing where the province has entered none. */
export type OfficeOf = (category: string, placeCodes: string[], language: ComposeInput['language']) => string | undefined
