import { fold } from '../normalise.ts'
import { autocorrect, dropLetter, hitNeighbour, stretch, swapLetters, TELEX, typedBy, VNI } from './keyboard.ts'
import { mixD, mixL, mixS, mixTones, teencode } from './spelling.ts'
import { eachWord, type Random, someWords, wordsOf } from './words.ts'
import { dictated, inStory, noisily, politely } from './wrappings.ts'

/**
 * One way in which what people send differs from what an editor would write. `name` is read by editors. `english`: it happens to
 * English questions, too. A text that it leaves as it was is not used with it.
 */
export type Distortion = { name: string; write: (text: string, random: Random) => string; english?: true }

const unmarked = (word: string): string => (fold(word) === word.toLowerCase() ? word : fold(word))

const dropWords = (text: string, random: Random): string => {
  const words = wordsOf(text)
  const lost = Math.max(1, Math.round(words.length / 5))
  for (let i = 0; i < lost && words.length > 2; i++) words.splice(Math.floor(random() * words.length), 1)
  return words.join(' ')
}

const swapWords = (text: string, random: Random): string => {
  const words = wordsOf(text)
  if (words.length < 2) return text
  const at = Math.floor(random() * (words.length - 1))
  return words
    .with(at, words[at + 1] as string)
    .with(at + 1, words[at] as string)
    .join(' ')
}

const glueWords = (text: string, random: Random): string => wordsOf(text).reduce((out, word) => out + (random() < 0.4 ? '' : ' ') + word)

const cut = (text: string): string => {
  const words = wordsOf(text)
  return words.slice(0, Math.ceil((2 / 3) * words.length)).join(' ')
}

/** How the questions are distorted. One more way is one more line. */
export const DISTORTIONS: readonly Distortion[] = [
  { name: 'mất hết dấu', write: (text) => eachWord(text, unmarked) },
  { name: 'mất nửa số dấu', write: (text, random) => someWords(text, 2, random, unmarked) },
  { name: 'sót Telex', write: (text, random) => someWords(text, 3, random, typedBy(TELEX)) },
  { name: 'tắt bộ gõ Telex', write: (text) => eachWord(text, typedBy(TELEX)) },
  { name: 'tắt bộ gõ VNI', write: (text) => eachWord(text, typedBy(VNI)) },
  { name: 'trượt phím', write: (text, random) => someWords(text, 3, random, hitNeighbour(random)), english: true },
  { name: 'đảo chữ cái', write: (text, random) => someWords(text, 3, random, swapLetters(random)), english: true },
  { name: 'rơi chữ cái', write: (text, random) => someWords(text, 3, random, dropLetter(random)), english: true },
  { name: 'kéo dài chữ', write: (text, random) => someWords(text, 3, random, stretch(random)), english: true },
  { name: 'teencode', write: teencode },
  { name: 'lẫn d/gi/r/v', write: mixD },
  { name: 'lẫn s/x, tr/ch', write: mixS },
  { name: 'lẫn l/n', write: mixL },
  { name: 'lẫn hỏi/ngã', write: mixTones },
  { name: 'bỏ bớt từ', write: dropWords, english: true },
  { name: 'đảo hai từ', write: swapWords, english: true },
  { name: 'lời lễ phép', write: politely },
  { name: 'kể dài dòng', write: inStory },
  { name: 'viết hoa hết', write: (text) => text.toUpperCase(), english: true },
  { name: 'dính từ', write: glueWords, english: true },
  { name: 'dấu câu, biểu tượng', write: noisily, english: true },
  { name: 'nói cho máy chép', write: dictated },
  { name: 'máy sửa kiểu Anh', write: autocorrect },
  { name: 'cắt còn hai phần ba', write: cut, english: true },
]
