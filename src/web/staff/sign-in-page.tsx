import { StaffPage } from './staff-page.tsx'

const HowToAdd = () => (
  <div class="hint">
    <p>
      <strong>Chưa có tài khoản cán bộ nào.</strong> Người quản trị máy chủ thêm tài khoản bằng lệnh:
    </p>
    <pre>npm run staff -- add hoa Nguyễn Thị Hoa</pre>
    <p>
      Trong đó <code>hoa</code> là tên đăng nhập, phần sau là họ tên mà người dân sẽ thấy. Mật khẩu (ít nhất 10 ký tự) được hỏi ngay sau đó. Chừng nào chưa có
      tài khoản, trợ lý không hứa với người dân là sẽ có cán bộ trả lời.
    </p>
  </div>
)

export const SignInPage = ({ anyAccount, problem, username = '' }: { anyAccount: boolean; problem?: string; username?: string }) => (
  <StaffPage title="Đăng nhập">
    <section class="card narrow">
      <h2>Đăng nhập</h2>
      {!anyAccount && <HowToAdd />}
      <form method="post" action="/staff/sign-in" class="stacked">
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <label for="username">Tên đăng nhập</label>
        <input id="username" name="username" value={username} autocomplete="username" autocapitalize="none" spellcheck={false} required />
        <label for="password">Mật khẩu</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
        <button type="submit" class="primary">
          Đăng nhập
        </button>
      </form>
    </section>
  </StaffPage>
)
