import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import type { Language } from '../../knowledge/article.ts'
import { versionOn } from '../../knowledge/knowledge.ts'
import { sayText } from '../../knowledge/texts.ts'
import { dayText } from '../../understanding/compose-answer.ts'
import type { WebPorts } from '../ports.ts'
import { html } from '../public/page.tsx'
import { refuse } from '../refusals.ts'
import { answerCard } from './answer-card.ts'
import { CardPage } from './card-page.tsx'
import { NoCardPage } from './no-card-page.tsx'
import { publicAddress } from './public-address.ts'

const Query = z.object({ case: z.string().catch(''), lang: z.enum(['vi', 'en']).catch('vi') })

/** The address of a card: `/card/<folder>/<slug>?case=<case>&lang=en`; the whole article in Vietnamese has neither. */
export function cardPath(articleId: string, caseId = '', language: Language = 'vi'): string {
  const query = new URLSearchParams({ ...(caseId ? { case: caseId } : {}), ...(language === 'en' ? { lang: 'en' } : {}) }).toString()
  return `/card/${articleId}${query ? `?${query}` : ''}`
}

/** Answers as cards on A5, for whoever hands them over. What they say is public, so nobody signs in. */
export function cardRoutes({ print: { knowledge, dayOf, publicUrl }, now }: WebPorts): Router {
  /** The cards of the same folder that hold today. */
  function beside(folder: string, language: Language, day: string): { href: string; title: string }[] {
    const ids = new Set(knowledge.articles.map(({ id }) => id).filter((id) => id.startsWith(`${folder}/`)))
    return [...ids].flatMap((id) => {
      const version = versionOn(knowledge, id, day)
      return version && !version.ended ? [{ href: cardPath(id, '', language), title: version.article.title[language] }] : []
    })
  }

  function showCard(req: Request<{ folder: string; slug: string }>, res: Response): void {
    const { folder, slug } = req.params
    const articleId = `${folder}/${slug}`
    const { case: caseId, lang: language } = Query.parse(req.query)
    const say = (key: string, variables: Record<string, string | number> = {}): string => sayText(knowledge.texts, language, key, variables)
    const day = dayOf(now())
    const card = answerCard({ knowledge, articleId, caseId, language, day })
    if (!card) {
      refuse(req, res, 404, say('card-missing'), () => <NoCardPage language={language} say={say} others={beside(folder, language, day)} />)
      return
    }
    const home = publicAddress(req, publicUrl)
    const hrefOf = (change: { language?: Language; caseId?: string }) => cardPath(articleId, change.caseId ?? caseId, change.language ?? language)
    const here = home + hrefOf({})
    res.send(html(<CardPage card={card} language={language} say={say} home={home} here={here} hrefOf={hrefOf} today={dayText(day, language)} />))
  }

  const router = Router()
  router.get('/card/:folder/:slug', showCard)
  return router
}
