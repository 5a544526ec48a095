import type { ComponentChildren } from 'preact'
import type { Member } from '../../helpdesk/accounts.ts'
import { Brand, Page } from '../public/page.tsx'

/** The desk's pages, as they are named above every one of them. A new page gets a line here. */
const PAGES: readonly (readonly [path: string, name: string])[] = [
  ['/staff', 'Hộp thư'],
  ['/staff/undelivered', 'Chưa gửi'],
  ['/staff/explain', 'Giải thích'],
  ['/staff/poster', 'Áp phích'],
]

const Pages = ({ here }: { here: string | undefined }) => (
  <nav class="pages" aria-label="Các trang của bàn hỗ trợ">
    <ul>
      {PAGES.map(([path, name]) => (
        <li>
          <a href={path} aria-current={path === here ? 'page' : undefined}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

type StaffPageProps = { title: string; member?: Member; here?: string; children: ComponentChildren }

/** What every staff page has around it. `here`: the path of the page in the list above. */
export const StaffPage = ({ title, member, here, children }: StaffPageProps) => (
  <Page title={`${title} – Trợ lý Công dân`} name="staff" script>
    <header class="top">
      <Brand line="Bàn hỗ trợ của cán bộ" />
      {member && (
        <form method="post" action="/staff/sign-out" class="member">
          <span>{member.name}</span>
          <button type="submit">Đăng xuất</button>
        </form>
      )}
    </header>
    {member && <Pages here={here} />}
    <main>
      <p id="connection" role="status" hidden />
      {children}
    </main>
  </Page>
)
