/** What stands where personal data stood. Citizens and officials read these; the order means nothing. */
export const LABELS = [
  '[căn cước]',
  '[CMND]',
  '[số điện thoại]',
  '[số tài khoản]',
  '[số thẻ]',
  '[email]',
  '[mã OTP]',
  '[mật khẩu]',
  '[hộ chiếu]',
  '[mã số BHXH/BHYT]',
  '[biển số]',
  '[mã số thuế]',
  '[mã hồ sơ]',
  '[mã khách hàng]',
  '[địa chỉ]',
  '[họ tên]',
  '[ngày sinh]',
  '[số]',
] as const

export type Label = (typeof LABELS)[number]

const ANY = new RegExp(LABELS.map((label) => label.replace(/[[\]]/g, '\\$&')).join('|'), 'g')

/** A text without the labels: they stand for what was never words, and would be read as some. */
export const withoutLabels = (text: string): string => text.replace(ANY, ' ').replace(/\s+/g, ' ').trim() || text
