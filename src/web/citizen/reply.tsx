import type { Block, Choice } from '../../conversation/message.ts'
import type { SentReply } from '../ports.ts'
import { shortTime } from '../times.ts'
import { Words } from './words.tsx'

const WHO = { assistant: 'Trợ lý tự động', staff: 'Người trả lời trực tiếp', notice: 'Thông báo' } as const

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

const Choices = ({ choices, messageId }: { choices: Choice[]; messageId: string }) => (
  <form class="choices" method="post" action="/chat/messages" data-chat>
    <input type="hidden" name="messageId" value={messageId} />
    {choices.map((choice) => (
      <button type="submit" name="choice" value={choice.id}>
        {choice.label}
      </button>
    ))}
  </form>
)

/** One reply in the chat. `messageId` is that of the citizen's next message, should they tap a choice without a script. */
export const ReplyView = ({ sent, messageId, now }: { sent: SentReply; messageId: string; now: Date }) => (
  <article class={`line reply ${sent.from}`} id={`r${sent.id}`} data-reply={sent.id}>
    <p class="who">
      {WHO[sent.from]} <time dateTime={sent.createdAt}>{shortTime(sent.createdAt, now)}</time>
    </p>
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
    {sent.reply.choices.length > 0 && <Choices choices={sent.reply.choices} messageId={messageId} />}
  </article>
)
