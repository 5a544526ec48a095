/** What an empty page offers to ask. Six, each of another subject. */
export const EXAMPLES: readonly string[] = [
  'Đăng ký VNeID mức 2 ở đâu?',
  'Quên mật khẩu VNeID thì làm sao?',
  'Nộp hồ sơ trực tuyến như thế nào?',
  'Xem hồ sơ của tôi đang ở bước nào?',
  'Trả tiền điện qua mạng bằng cách nào?',
  'Có người tự xưng công an gọi, có phải lừa đảo?',
]
