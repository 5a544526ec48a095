import type { Block, Choice } from '../../conversation/message.ts'
import type { SentReply } from '../ports.ts'
import { cardPath } from '../print/card-routes.tsx'
import { shortTime } from '../times.ts'
import type { Place } from './visitor.ts'
import { Words } from './words.tsx'

/** What the page itself says on a reply, in the reply's language. */
const LABELS = {
  vi: {
    who: { assistant: 'Trợ lý tự động', staff: 'Người trả lời trực tiếp', notice: 'Thông báo' },
    read: 'Đọc to',
    stop: 'Dừng đọc',
    fails: 'Máy không đọc được',
    print: 'In hướng dẫn này (A5)',
  },
  en: {
    who: { assistant: 'Automatic assistant', staff: 'A person answers', notice: 'Notice' },
    read: 'Read aloud',
    stop: 'Stop reading',
    fails: 'Cannot be read here',
    print: 'Print this guide (A5)',
  },
} as const
type ReplyLanguage = keyof typeof LABELS

type Source = Extract<Block, { kind: 'source' }>

const SourceLine = ({ source }: { source: Source }) => (
  <li>
    {source.url ? (
      <a href={source.url} rel="noopener noreferrer" target="_blank">
        {source.text}
      </a>
    ) : (
      source.text
    )}
  </li>
)

const ListBlock = ({ list }: { list: Extract<Block, { kind: 'list' }> }) => {
  const List = list.ordered ? 'ol' : 'ul'
  return (
    <>
      {list.title && <h3>{list.title}</h3>}
      <List>
        {list.items.map((item) => (
          <li>
            <Words text={item} />
          </li>
        ))}
      </List>
    </>
  )
}

const BlockView = ({ block }: { block: Exclude<Block, Source> }) => {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>
    case 'warning':
      return (
        <p class="warning" role="alert">
          <Words text={block.text} emergency />
        </p>
      )
    case 'list':
      return <ListBlock list={block} />
    default:
      return (
        <p class={block.kind}>
          <Words text={block.text} />
        </p>
      )
  }
}

/** Sources that follow one another are one list. */
function grouped(blocks: Block[]): (Exclude<Block, Source> | Source[])[] {
  const groups: (Exclude<Block, Source> | Source[])[] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.kind !== 'source') groups.push(block)
    else if (Array.isArray(last)) last.push(block)
    else groups.push([block])
  }
  return groups
}

const ChoiceRow = ({ choices, name }: { choices: Choice[]; name: string }) =>
  choices.length === 0 ? null : (
    <div class={name}>
      {choices.map((choice) => (
        <button type="submit" name="choice" value={choice.id}>
          {choice.label}
        </button>
      ))}
    </div>
  )

const Choices = ({ choices, path, messageId }: { choices: Choice[] } & Pick<ReplyProps, 'path' | 'messageId'>) => (
  <form class="choices" method="post" action={`${path}/chat/messages`} data-chat>
    <input type="hidden" name="messageId" value={messageId} />
    <ChoiceRow name="offers" choices={choices.filter(({ group }) => !group)} />
    <ChoiceRow name="about-answer" choices={choices.filter(({ group }) => group)} />
  </form>
)

const ReplyHead = ({ sent, language, now }: { sent: SentReply; language: ReplyLanguage; now: Date }) => {
  const { who, read, stop, fails } = LABELS[language]
  return (
    <div class="head">
      <p class="who">
        {who[sent.from]} <time dateTime={sent.createdAt}>{shortTime(sent.createdAt, now)}</time>
      </p>
      <button type="button" class="read" data-language={language} data-read={read} data-stop={stop} data-fails={fails}>
        {read}
      </button>
    </div>
  )
}

/** To the answer as a card to hand over. */
const CardLink = ({ about, language }: { about: string; language: ReplyLanguage }) => {
  const [articleId = '', caseId] = about.split('#')
  return (
    <p class="card">
      <a href={cardPath(articleId, caseId, language)} rel="noopener" target="_blank">
        {LABELS[language].print}
      </a>
    </p>
  )
}

type ReplyProps = {
  sent: SentReply
  path: Place['path']
  /** That of the citizen's next message, should they tap a choice without a script. */
  messageId: string
  now: Date
}

/** One reply in the chat. */
export const ReplyView = ({ sent, path, messageId, now }: ReplyProps) => (
  <article class={`line reply ${sent.from}`} id={`r${sent.id}`} data-reply={sent.id} {...(sent.reply.language === 'en' ? { lang: 'en' } : {})}>
    <ReplyHead sent={sent} language={sent.reply.language ?? 'vi'} now={now} />
    {grouped(sent.reply.blocks).map((block) =>
      Array.isArray(block) ? (
        <ul class="sources">
          {block.map((source) => (
            <SourceLine source={source} />
          ))}
        </ul>
      ) : (
        <BlockView block={block} />
      ),
    )}
    {sent.reply.about && <CardLink about={sent.reply.about} language={sent.reply.language ?? 'vi'} />}
    {sent.reply.choices.length > 0 && <Choices choices={sent.reply.choices} path={path} messageId={messageId} />}
  </article>
)
