/** One row of the demand signal: how often something was asked on a day, without any identity. */
export type DemandRow = { day: string; channel: string; category: string; outcome: string; reason: string; turns: number }

/** What demand needs of a database. Days are Hanoi calendar days, both inclusive. */
export type DemandReader = { demandRows(from: string, to: string): Promise<DemandRow[]> }
