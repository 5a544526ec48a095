import { Brand, Page } from './page.tsx'

/** A page that only says something, and where to go on. */
const MessagePage = ({ title, text }: { title: string; text: string }) => (
  <Page title={`${title} – Trợ lý Công dân`} name="citizen">
    <header class="top">
      <Brand line="Trả lời tự động" more=", không phải người" />
    </header>
    <main class="said-only">
      <h2>{title}</h2>
      <p>{text}</p>
      <p>
        <a class="button primary" href="/">
          Về trang hỏi đáp
        </a>
      </p>
    </main>
  </Page>
)

export const notFoundPage = () => <MessagePage title="Không có trang này" text="Địa chỉ bạn mở không có ở đây, có thể do gõ nhầm hoặc đường dẫn đã cũ." />
export const widgetOffPage = () => (
  <MessagePage
    title="Khung hỏi đáp chưa được bật"
    text="Trang này dành để nhúng vào trang khác. Người quản trị máy chủ bật bằng cách đặt WIDGET_ORIGINS là địa chỉ những trang được nhúng, ví dụ https://tinh.gov.vn."
  />
)
export const forbiddenPage = () => (
  <MessagePage title="Yêu cầu bị từ chối" text="Yêu cầu này được gửi từ một trang khác nên không được nhận. Hãy mở lại trang và thử lần nữa." />
)
export const troublePage = () => <MessagePage title="Hệ thống đang trục trặc" text="Xin lỗi, trang này tạm thời chưa mở được. Vui lòng thử lại sau ít phút." />
export const tooManyPage = () => <MessagePage title="Thao tác hơi nhanh" text="Bạn gửi hơi nhiều trong thời gian ngắn. Vui lòng chờ một phút rồi thử lại." />
