import type { Language } from '../../knowledge/article.ts'
import { asset } from '../public/assets.ts'
import type { AnswerCard } from './answer-card.ts'
import { PrintPage } from './print-page.tsx'
import { inLetters } from './public-address.ts'
import { Qr } from './qr.tsx'

type Answer = Extract<AnswerCard, { kind: 'answer' }>
export type CardView = {
  card: AnswerCard
  language: Language
  say: (key: string, variables?: Record<string, string | number>) => string
  /** Where citizens find the assistant, and where they find this card. */
  home: string
  here: string
  /** The same card in the other language, or for one of its cases. */
  hrefOf: (change: { language?: Language; caseId?: string }) => string
  today: string
}

const Steps = ({ steps, title }: { steps: string[]; title: string }) =>
  steps.length === 0 ? null : (
    <section>
      <h2>{title}</h2>
      <ol class="steps">
        {steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
    </section>
  )

const Conditions = ({ card, say }: { card: Answer; say: CardView['say'] }) =>
  card.conditions.length === 0 ? null : (
    <section class="whole">
      <h2>{say('card-conditions')}</h2>
      <ul>
        {card.conditions.map((title) => (
          <li>{title}</li>
        ))}
        {card.conditionsMore > 0 && <li class="more">{say('card-more', { count: card.conditionsMore })}</li>}
      </ul>
    </section>
  )

const Phones = ({ phones, title }: { phones: Answer['phones']; title: string }) =>
  phones.length === 0 ? null : (
    <section class="whole">
      <h2>{title}</h2>
      <ul class="phones">
        {phones.map(({ label, about }) => (
          <li>
            <strong>{label}</strong>
            {about && `\u00a0– ${about}`}
          </li>
        ))}
      </ul>
    </section>
  )

const Body = ({ card, say }: { card: Answer; say: CardView['say'] }) => (
  <>
    {card.cautions.map((caution) => (
      <p class="caution">{caution}</p>
    ))}
    <p class="answer">{card.answer}</p>
    {card.chosen && (
      <>
        <h2>{card.chosen.title}</h2>
        <p class="answer">{card.chosen.answer}</p>
      </>
    )}
    <Steps steps={card.steps} title={say('steps')} />
    <Conditions card={card} say={say} />
    <Phones phones={card.phones} title={say('card-call')} />
  </>
)

const Printed = ({ say, today, home }: CardView) => (
  <p class="printed">
    {say('card-printed', { day: today })} <strong>{inLetters(home)}</strong>
  </p>
)

const Proof = ({ card, view }: { card: Answer; view: CardView }) => {
  const { say, here } = view
  return (
    <footer class="proof">
      <div>
        <p class="checked">{card.checked}</p>
        <p>
          {say('sources')} {card.sources.join('; ')}
        </p>
        <Printed {...view} />
      </div>
      <figure>
        <Qr text={card.link ?? here} label={card.link ?? here} />
        <figcaption>{say(card.link ? 'card-scan-source' : 'card-scan-here')}</figcaption>
      </figure>
    </footer>
  )
}

const Tools = ({ card, language, say, hrefOf }: CardView) => (
  <>
    <a href={hrefOf({ language: language === 'vi' ? 'en' : 'vi' })}>{say('card-other-language')}</a>
    <a href="/">{say('card-assistant')}</a>
    {card.kind === 'answer' && card.cases.length > 0 && (
      <div class="cases">
        <p>{say('card-cases')}</p>
        <ul>
          {card.cases.map(({ id, title }) => (
            <li>
              <a href={hrefOf({ caseId: id })}>{title}</a>
            </li>
          ))}
        </ul>
      </div>
    )}
  </>
)

/** One answer on A5, to be handed over. */
export const CardPage = (view: CardView) => {
  const { card, language, say } = view
  return (
    <PrintPage title={`${card.title} – Trợ lý Công dân`} paper="a5" language={language} printLabel={say('card-print')} tools={<Tools {...view} />}>
      <header>
        <p class="brand">
          <img src={asset('icon.svg')} alt="" /> Trợ lý Công dân
        </p>
        <h1>{card.title}</h1>
      </header>
      {card.kind === 'ended' ? (
        <>
          <p class="caution">{card.text}</p>
          <Printed {...view} />
        </>
      ) : (
        <>
          <Body card={card} say={say} />
          <Proof card={card} view={view} />
        </>
      )}
    </PrintPage>
  )
}
