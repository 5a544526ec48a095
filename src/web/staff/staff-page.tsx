import type { ComponentChildren } from 'preact'
import type { Member } from '../../helpdesk/accounts.ts'
import { Brand, Page } from '../public/page.tsx'

/** What every staff page has around it. */
export const StaffPage = ({ title, member, children }: { title: string; member?: Member; children: ComponentChildren }) => (
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
    <main>
      <p id="connection" role="status" hidden />
      {children}
    </main>
  </Page>
)
