import { asset } from '../public/assets.ts'
import { PrintPage } from './print-page.tsx'
import { inLetters, isOnlyHere } from './public-address.ts'
import { Qr } from './qr.tsx'

/** A door as it stands on the poster: where the code leads, and what to type where no camera is at hand. */
export type PosterDoor = { title: string; link: string; address: string }
export type PosterView = { doors: PosterDoor[]; place?: string | undefined; campaign: string; backHref: string }

const DoorView = ({ door: { title, link, address } }: { door: PosterDoor }) => (
  <figure class="door">
    <figcaption>{title}</figcaption>
    <Qr text={link} label={link} />
    <p class="address">{address}</p>
  </figure>
)

const Tools = ({ doors, backHref }: PosterView) => (
  <>
    <a href={backHref}>Sửa lại</a>
    <a href="/staff">Về hộp thư</a>
    <div class="links">
      {doors.map(({ link }) => (
        <p>
          Mã QR dẫn tới: <code>{link}</code>
        </p>
      ))}
      {doors.some(({ link }) => isOnlyHere(link)) && (
        <p class="caution" role="alert">
          Địa chỉ này chỉ mở được trên chính máy này. Người quản trị đặt PUBLIC_URL là địa chỉ công khai rồi hãy in.
        </p>
      )}
    </div>
  </>
)

/** A poster on A4 that leads to the assistant. */
export const PosterPage = (view: PosterView) => (
  <PrintPage title="Áp phích – Trợ lý Công dân" paper="a4" language="vi" printLabel="In áp phích" tools={<Tools {...view} />}>
    <header>
      <img src={asset('icon.svg')} alt="" />
      <h1>Trợ lý Công dân</h1>
      {view.place && <p class="place">{view.place}</p>}
    </header>
    <p class="about">
      Hỏi bằng lời của mình về <strong>VNeID</strong>, <strong>nộp hồ sơ trực tuyến</strong> và <strong>thanh toán không dùng tiền mặt</strong>.
    </p>
    <p class="automatic">Trả lời tự động, có nguồn và ngày kiểm tra</p>
    <div class={view.doors.length > 1 ? 'doors several' : 'doors'}>
      {view.doors.map((door) => (
        <DoorView door={door} />
      ))}
    </div>
    <p class="how">Mở máy ảnh trên điện thoại, đưa vào ô vuông, bấm vào dòng chữ hiện ra rồi gõ câu hỏi.</p>
    <footer>
      <p class="privacy">Trợ lý không hỏi số căn cước, mật khẩu hay mã OTP; bác đừng gửi vào đó. Số nào lỡ gửi sẽ được che trước khi lưu.</p>
      {view.campaign && <p class="campaign">{view.campaign}</p>}
    </footer>
  </PrintPage>
)

/** The page's own door. */
export const pageDoor = (home: string, start: string | undefined): PosterDoor => ({
  title: 'Mở trang hỏi đáp',
  link: start ? `${home}/?start=${start}` : `${home}/`,
  address: inLetters(home),
})

/** The door of a Telegram bot, by its name without @. */
export const telegramDoor = (username: string, start: string | undefined): PosterDoor => ({
  title: 'Hỏi trong Telegram',
  link: `https://t.me/${username}${start ? `?start=${start}` : ''}`,
  address: `@${username}`,
})
