import { createUpdates } from '../../support/telegram-updates.ts'
import { variedQuestions } from '../questions.ts'

/** Updates in which so many citizens ask our own questions by turns, none of them twice the same. */
export function writtenUpdates(chats: number): () => string {
  const { written } = createUpdates()
  const questions = variedQuestions()
  let next = 0
  return () => {
    const id = 1_000_000 + (next % chats)
    const person = { id, first_name: 'Tư' }
    const text = questions[next++ % questions.length]
    return JSON.stringify(written({ chat: { ...person, type: 'private' }, from: { ...person, is_bot: false, language_code: 'vi' }, text }))
  }
}
