/** One row of the demand signal: how often something was asked on a day, without any identity. */
export type DemandRow = {
  day: string
  channel: string
  category: string
  outcome: string
  reason: string
  /** What it was about, and the step of it (from 1) in a walkthrough. */
  article: string | null
  step: number | null
  /** The place and the leaflet or poster by which people came, as far as known. */
  place: string | null
  campaign: string | null
  turns: number
}

/** What demand needs of a database. Days are Hanoi calendar days, both inclusive. */
export type DemandReader = { demandRows(from: string, to: string): Promise<DemandRow[]> }
