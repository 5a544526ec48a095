import type { Block, Choice, Reply } from '../conversation/message.ts'
import type { Outcome, Part } from '../conversation/outcome.ts'
import type { ComposeInput } from '../conversation/understood.ts'
import { type Knowledge, versionOn } from '../knowledge/knowledge.ts'
import type { Speaker } from './speaker.ts'
import { stepsOn } from './steps.ts'

type StepOutcome = Extract<Outcome, { kind: 'step' }>
const MOST_RELATED = 2

/** An article, or a case of it, as a choice names it. */
export const wholeId = ({ articleId, caseId }: Part): string => (caseId ? `${articleId}#${caseId}` : articleId)

/** Says one step of a walkthrough, its hints where the citizen is stuck, or how it ended. */
export function createComposeStep({ knowledge, speaker }: { knowledge: Knowledge; speaker: Speaker }) {
  const { say, sentence, named, button, human, offer } = speaker

  const titleOf = (part: Part, { day, language }: ComposeInput): string => offer(wholeId(part), { day, language })[0]?.label ?? ''

  function reached({ part, index, of }: StepOutcome, input: ComposeInput): Reply {
    const { language, day } = input
    const text = stepsOn(knowledge, part, day)[index]?.text[language] ?? ''
    const first: Block[] = index === 0 ? [say(language, 'walk-begins', { title: titleOf(part, input), of })] : []
    return {
      blocks: [...first, { kind: 'heading', text: sentence(language, 'walk-step', { index: index + 1, of }) }, { kind: 'text', text: named(text, language) }],
      choices: [button(language, 'step-done', 'choice-done'), button(language, 'step-stuck', 'choice-stuck'), button(language, 'step-stop', 'choice-stop')],
    }
  }

  function stuck({ part, index, of }: StepOutcome, { language, day }: ComposeInput): Reply {
    const hints = stepsOn(knowledge, part, day)[index]?.stuck ?? []
    const items = hints.map(({ problem, hint }) => named(`${problem[language]}: ${hint[language]}`, language))
    const articles = [...new Set(hints.flatMap((hint) => hint.article ?? []))].flatMap((id) => offer(id, { language, day }))
    const blocks: Block[] =
      items.length > 0
        ? [{ kind: 'list', title: sentence(language, 'walk-stuck', { index: index + 1, of }), ordered: false, items }, say(language, 'walk-stuck-more')]
        : [say(language, 'walk-stuck-none', { index: index + 1 })]
    const choices: Choice[] = [button(language, 'step-done', 'choice-past-it'), human(language), ...articles, button(language, 'step-stop', 'choice-stop')]
    return { blocks, choices }
  }

  function finished({ part }: StepOutcome, input: ComposeInput): Reply {
    const { language, day } = input
    const id = part.articleId
    const related = (versionOn(knowledge, id, day)?.article.related ?? []).slice(0, MOST_RELATED).flatMap((other) => offer(other, input))
    return {
      blocks: [say(language, 'walk-finished', { title: titleOf(part, input) })],
      choices: [button(language, `remind:${id}`, 'choice-remind'), ...related, ...aboutAnswer(speaker, id, input)],
    }
  }

  return (outcome: StepOutcome, input: ComposeInput): Reply => {
    switch (outcome.event) {
      case 'reached':
        return reached(outcome, input)
      case 'stuck':
        return stuck(outcome, input)
      case 'finished':
        return finished(outcome, input)
      case 'left':
        return {
          blocks: [say(input.language, 'walk-left', { index: outcome.index + 1, of: outcome.of })],
          choices: [button(input.language, 'step-on', 'choice-go-on')],
        }
    }
  }
}

/** What can be said about an answer: that it helped, that it is wrong, or that a person is wanted. */
export const aboutAnswer = ({ button, human }: Speaker, articleId: string, { language }: ComposeInput): Choice[] =>
  [button(language, `good:${articleId}`, 'choice-good'), button(language, `bad:${articleId}`, 'choice-bad'), human(language)].map((choice) => ({
    ...choice,
    group: 'about-answer',
  }))
