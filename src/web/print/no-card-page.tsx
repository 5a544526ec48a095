import type { CardView } from './card-page.tsx'
import { PrintPage } from './print-page.tsx'

type NoCardView = Pick<CardView, 'language' | 'say'> & { others: { href: string; title: string }[] }

/** There is no such card: where to ask, and the cards that lie beside it. */
export const NoCardPage = ({ language, say, others }: NoCardView) => (
  <PrintPage title={`${say('card-missing')} – Trợ lý Công dân`} paper="a5" language={language} tools={<a href="/">{say('card-assistant')}</a>}>
    <h1>{say('card-missing')}</h1>
    <p class="answer">{say('card-missing-why')}</p>
    {others.length > 0 && (
      <section>
        <h2>{say('card-others')}</h2>
        <ul class="others">
          {others.map(({ href, title }) => (
            <li>
              <a href={href}>{title}</a>
            </li>
          ))}
        </ul>
      </section>
    )}
  </PrintPage>
)
