// Loaded before the shipped program (`node --import`): it then lives by a clock that is so many milliseconds ahead.
const ahead = Number(process.env.DRILL_CLOCK_AHEAD_MS ?? 0)
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + ahead)
    else super(...args)
  }
  static now() {
    return RealDate.now() + ahead
  }
}
