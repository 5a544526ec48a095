import type { TranscriptLine } from '../../helpdesk/ticket.ts'

const CHANNELS: Record<string, string> = { web: 'Trang hỏi đáp', telegram: 'Telegram' }
export const channelLabel = (channel: string): string => CHANNELS[channel] ?? channel

export const WRITERS: Record<TranscriptLine['from'], string> = {
  citizen: 'Người dân',
  assistant: 'Trợ lý tự động',
  staff: 'Cán bộ',
  notice: 'Thông báo',
}
export const STATUSES = { open: 'Đang chờ', claimed: 'Đã nhận', closed: 'Đã đóng' } as const
