// Larger type for those who want it, remembered in this browser.
{
  const KEY = 'large-type'
  const root = document.documentElement
  const button = document.getElementById('large-type')

  /* A browser may keep nothing: then it is forgotten when the page is left. */
  const remembered = () => {
    try {
      return localStorage.getItem(KEY) === 'on'
    } catch {
      return false
    }
  }
  const remember = (on) => {
    try {
      localStorage.setItem(KEY, on ? 'on' : 'off')
    } catch {}
  }
  const show = (on) => {
    root.classList.toggle('large', on)
    button.setAttribute('aria-pressed', String(on))
  }

  root.classList.add('scripted')
  show(remembered())
  button.addEventListener('click', () => {
    const on = !root.classList.contains('large')
    show(on)
    remember(on)
    dispatchEvent(new Event('resize')) // what is measured in letters is measured again
  })
}
