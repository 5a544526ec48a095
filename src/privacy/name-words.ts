const setOf = (...lists: string[]): Set<string> => new Set(lists.join(' ').split(' '))

/** Family names, folded. After weak words ("tôi là", "anh") only these begin a name; "Công An" does not. */
export const FAMILY = setOf(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao doan vuong trinh truong dinh lam luu mai to tang trieu ta cao ha',
  'thai chau lieu quach kieu tong phung lo vi nong luong ma giang vang sung thach son kim danh chu quan la tieu thieu nghiem khuat khuong cu dam',
  'tu tram mac dong ung au luc kha ninh bach hua ngan moc than ton lai diep hau ke lang leo lu mua phi phu quang sam tuong uong van vien',
  "ksor rcom siu nay kpa rmah h'hen y",
)

const FIELDS = 'ở o quê que số địa ngày hiện tạm thường sđt sdt đt cccd cmnd cmt stk tk mst bhxh bhyt email điện tôi toi phường phuong xã tỉnh'
/** Where the next field begins. With their accents, since Tám, Nam and Minh are names. */
export const STOPS = setOf(FIELDS)
/** In a message all in capitals the words of the sentence end a name, too. */
export const STOPS_IN_CAPITALS = setOf(
  FIELDS,
  'sinh năm muốn cần hỏi có bị đang xin là la đã thì và với của cua em con đến từ tại giới nghề làm việc nay được không gửi nộp nhờ giúp',
  'gặp báo mã mật quận huyện thành and live from born number is',
)

/** Capitalised, but no person. */
export const NO_PERSON = setOf(
  'vneid cong co bo so uy ubnd thu giay tai ngan the cho he trung can bao viet chinh nha benh truong app bkav google facebook zalo youtube dai',
)
