// Shows a button on another site's page that opens the assistant: <script src="https://…/widget.js" async></script>
;(() => {
  const NAME = 'tro-ly-cong-dan'
  const { origin } = new URL(document.currentScript.src)
  if (document.querySelector(NAME)) return

  const STYLE = `
    :host { all: initial; }
    * { box-sizing: border-box; }
    button { min-height: 48px; border: 2px solid #fff; border-radius: 14px; background: #a81c1c; color: #fff; cursor: pointer;
      font: 600 18px/1.3 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
    button:hover { background: #8a1515; }
    button:focus-visible { outline: 3px solid #1b4f8f; outline-offset: 2px; }
    .open { position: fixed; right: 16px; bottom: max(16px, env(safe-area-inset-bottom)); z-index: 2147483000; padding: 10px 20px;
      box-shadow: 0 3px 14px rgb(0 0 0 / 35%); }
    [hidden] { display: none; }
    dialog { position: fixed; inset: auto 16px 16px auto; z-index: 2147483000; width: min(420px, 100vw - 32px); height: min(680px, 100vh - 32px);
      margin: 0; padding: 0; border: 0; border-radius: 16px; overflow: hidden; background: #a81c1c; box-shadow: 0 6px 32px rgb(0 0 0 / 40%); }
    dialog[open] { display: flex; flex-direction: column; }
    header { display: flex; align-items: center; justify-content: space-between; padding: 6px 8px 6px 16px; color: #fff;
      font: 700 19px/1.3 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
    .close { min-height: 44px; padding: 4px 14px; border-width: 1px; border-radius: 10px; font-size: 16px; }
    .close:focus-visible { outline-color: #fff; outline-offset: -5px; }
    iframe { flex: 1; width: 100%; border: 0; background: Canvas; color-scheme: light dark; }
    @media (max-width: 480px) {
      dialog { inset: 0; width: 100%; height: 100%; max-width: none; max-height: none; border-radius: 0; }
    }
    @media print { .open, dialog { display: none !important; } }`
  const MARKUP = `
    <button type="button" class="open" aria-haspopup="dialog">Hỏi trợ lý</button>
    <dialog aria-label="Trợ lý Công dân">
      <header>Trợ lý Công dân <button type="button" class="close">Đóng</button></header>
    </dialog>`

  const host = document.createElement(NAME)
  const root = host.attachShadow({ mode: 'open' })
  root.innerHTML = MARKUP
  try {
    // Not an element, because the embedding site may forbid inline styles.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    root.adoptedStyleSheets = [sheet]
  } catch {
    root.prepend(Object.assign(document.createElement('style'), { textContent: STYLE }))
  }
  const [opener, dialog, closer] = ['.open', 'dialog', '.close'].map((selector) => root.querySelector(selector))
  const frame = Object.assign(document.createElement('iframe'), { title: 'Hỏi đáp với Trợ lý Công dân' })

  function show() {
    if (!dialog.showModal) return void window.open(`${origin}/`)
    // Loaded only now: a page that is merely read costs its reader nothing more.
    if (!frame.src) {
      frame.src = `${origin}/embed`
      dialog.append(frame)
    }
    // Focus moves to its first button by itself. On a phone it covers the page, which must then not be reached behind it.
    if (matchMedia('(max-width: 480px)').matches) dialog.showModal()
    else dialog.show()
    opener.hidden = true
  }

  opener.addEventListener('click', show)
  closer.addEventListener('click', () => dialog.close())
  dialog.addEventListener('keydown', (event) => event.key === 'Escape' && dialog.close())
  dialog.addEventListener('close', () => {
    opener.hidden = false
    opener.focus()
  })
  addEventListener('message', (event) => {
    if (event.source === frame.contentWindow && event.origin === origin && event.data === `${NAME}:close`) dialog.close()
  })
  const place = () => document.body.append(host)
  if (document.body) place()
  else addEventListener('DOMContentLoaded', place)
})()
