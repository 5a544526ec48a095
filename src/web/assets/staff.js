// Keeps what is marked data-live up to date, and drafts safe. Everything works without it, by reloading.
const EVERY_MS = 4000

const connection = document.getElementById('connection')
const say = (text) => {
  connection.hidden = !text
  if (connection.textContent !== text) connection.textContent = text
}

/** Puts new content in place; the keyboard's focus and the place where one was reading stay. */
function renew(old, fresh) {
  if (old.innerHTML === fresh.innerHTML) return
  const focused = old.contains(document.activeElement) ? document.activeElement.id : ''
  const atEnd = old.scrollTop + old.clientHeight >= old.scrollHeight - 40
  const { scrollTop } = old
  old.replaceWith(fresh)
  fresh.scrollTop = atEnd ? fresh.scrollHeight : scrollTop
  if (focused) document.getElementById(focused)?.focus()
}

async function refresh() {
  if (document.hidden || !document.querySelector('[data-live]')) return
  try {
    const response = await fetch(location.pathname, { headers: { Accept: 'text/html' }, signal: AbortSignal.timeout(15000) })
    if (response.redirected) return say('Bạn đã hết thời gian đăng nhập. Hãy tải lại trang để đăng nhập; phần đang viết vẫn được giữ.')
    if (!response.ok) throw new Error(String(response.status))
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    for (const fresh of page.querySelectorAll('[data-live]')) {
      const old = document.getElementById(fresh.id)
      if (old) renew(old, fresh)
    }
    document.title = page.title
    say('')
  } catch {
    say('Mất kết nối với máy chủ. Đang thử lại… Phần đang viết vẫn còn.')
  }
}

/* A draft outlives a reload and an expired sign-in; it goes once it has been sent. */
const form = document.querySelector('form[data-draft]')
const key = `draft-${location.pathname}`
if (new URLSearchParams(location.search).has('sent')) {
  sessionStorage.removeItem(key)
  history.replaceState(null, '', location.pathname)
}
if (form) {
  const box = form.elements.text
  if (box.value === '') box.value = sessionStorage.getItem(key) ?? ''
  box.addEventListener('input', () => sessionStorage.setItem(key, box.value))
}

document.addEventListener('submit', (event) => {
  for (const button of event.target.querySelectorAll('button')) button.disabled = true
})
// A page that is come back to by the browser's own button must not stay locked.
addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('button:disabled')) button.disabled = false
})

const transcript = document.getElementById('transcript')
if (transcript) transcript.scrollTop = transcript.scrollHeight
setInterval(refresh, EVERY_MS)
document.addEventListener('visibilitychange', refresh)
