/** Hanoi calendar days, both inclusive. */
export type Period = { from: string; to: string }

/** A period that cannot be read, said so that the operator can mend it. */
export class PeriodError extends Error {}

const DAY_MS = 86_400_000
const DEFAULT_DAYS = 30

const isDay = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}

const daysBefore = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10)

function readDay(option: string, day: string): string {
  if (isDay(day)) return day
  throw new PeriodError(`--${option} ${day}: không phải là một ngày. Viết năm-tháng-ngày, ví dụ --${option} 2026-11-01.`)
}

/** The days that `--from` and `--to` ask for; without them, the thirty days up to and including `today`. */
export function parsePeriod({ from, to }: { from?: string | undefined; to?: string | undefined }, today: string): Period {
  const last = to === undefined ? today : readDay('to', to)
  const first = from === undefined ? daysBefore(last, DEFAULT_DAYS - 1) : readDay('from', from)
  if (first <= last) return { from: first, to: last }
  const end = to === undefined ? `hôm nay (${last})` : `--to ${last}`
  throw new PeriodError(`--from ${first} ở sau ${end}. Ngày đầu phải trước hoặc trùng ngày cuối.`)
}
