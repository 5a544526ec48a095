import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Bilingual } from './article.ts'

const Text = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
const Day = z.preprocess((v) => (v instanceof Date ? v.toISOString().slice(0, 10) : String(v)), z.string())
const ContactSource = z.strictObject({ title: z.string(), url: z.url().optional(), date: Day })

const Contact = z.strictObject({
  label: Text,
  number: z.string().optional(),
  hours: Text.optional(),
  fee: Text.optional(),
  status: z.enum(['verified', 'unverified']),
  source: ContactSource,
  checkedOn: Day,
})
export type Contact = z.infer<typeof Contact>

const Contacts = z.strictObject({
  contacts: z.record(z.string(), Contact),
  fraud: z.array(z.strictObject({ number: z.string(), article: z.string(), about: Text, source: ContactSource })),
})
export type Contacts = z.infer<typeof Contacts>

const Category = z.strictObject({ id: z.string(), label: Text })
export type Category = z.infer<typeof Category>

/** What we do not answer, and who does. `category` is one of the `other.*` categories. */
const Door = z.strictObject({ id: z.string(), category: z.string(), about: Text, says: Text })
export type Door = z.infer<typeof Door>

async function readYaml<T>(schema: z.ZodType<T>, folder: string, name: string): Promise<T> {
  const result = schema.safeParse(parse(await readFile(join(folder, name), 'utf8')))
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new Error(`knowledge/${name}: ${issue?.path.join('.')}: ${issue?.message}`)
}

export const readContacts = (folder: string): Promise<Contacts> => readYaml(Contacts, folder, 'contacts.yaml')
export const readCategories = async (folder: string): Promise<Category[]> =>
  (await readYaml(z.strictObject({ categories: z.array(Category) }), folder, 'categories.yaml')).categories
export const readDoors = async (folder: string): Promise<Door[]> => (await readYaml(z.strictObject({ doors: z.array(Door) }), folder, 'doors.yaml')).doors
/** `hosts.txt`: one host a line. */
export const readHosts = async (folder: string): Promise<string[]> =>
  (await readFile(join(folder, 'hosts.txt'), 'utf8')).split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))

/** Whether a host is the state's, or one of `hosts.txt`. */
export function isOfficialHost(host: string, hosts: string[]): boolean {
  const bare = host.toLowerCase().replace(/^www\./, '')
  return bare.endsWith('.gov.vn') || hosts.some((h) => bare === h || bare.endsWith(`.${h}`))
}

const MENTION = /\{\{contact:([a-z0-9-]+)\}\}/g

/** The known fraud number that a text names, however its digits are spaced. */
export function fraudIn(text: string, { fraud }: Contacts): Contacts['fraud'][number] | undefined {
  const digits = text.replace(/(?<=\d)[\s.,-]+(?=\d)/g, '')
  return fraud.find(({ number }) => new RegExp(`(?<!\\d)${number.replace(/\D/g, '')}(?!\\d)`).test(digits))
}

/** The ids of the contacts that a text names. */
export const contactsIn = (text: string): string[] => [...text.matchAll(MENTION)].map((m) => m[1] ?? '')

/** Puts each contact's label in place of its mention. */
export const withContacts = (text: string, contacts: Contacts['contacts'], language: keyof Bilingual): string =>
  text.replace(MENTION, (mention, id: string) => contacts[id]?.label[language] ?? mention)
