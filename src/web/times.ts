const ZONE = { timeZone: 'Asia/Ho_Chi_Minh' } as const
const CLOCK = new Intl.DateTimeFormat('vi-VN', { ...ZONE, hour: '2-digit', minute: '2-digit' })
const DAY = new Intl.DateTimeFormat('vi-VN', { ...ZONE, day: '2-digit', month: '2-digit', year: 'numeric' })

/** An instant as people in Vietnam read it: the time alone for today, with its day before that. */
export function shortTime(at: string, now: Date): string {
  const instant = new Date(at)
  return DAY.format(instant) === DAY.format(now) ? CLOCK.format(instant) : `${CLOCK.format(instant)} ${DAY.format(instant)}`
}

/** How long ago, roughly, in Vietnamese. */
export function waitedFor(at: string, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / 60_000))
  if (minutes < 1) return 'chưa tới 1 phút'
  if (minutes < 60) return `${minutes} phút`
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? `${hours} giờ ${minutes % 60} phút` : `${Math.floor(hours / 24)} ngày`
}
