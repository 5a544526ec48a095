// Makes the page live: sends without reloading, shows replies as they come, and loses nothing when the connection does.
const LONGEST = 4000
const RETRY_MS = [2000, 4000, 8000, 15000]
const WAIT_LONG_MS = 12000

const byId = (id) => document.getElementById(id)
const [log, box, problem, typing, connection, count, welcome] = ['log', 'text', 'problem', 'typing', 'connection', 'count', 'welcome'].map(byId)

const messagesUrl = byId('composer').getAttribute('action')
const eventsUrl = messagesUrl.replace('messages', 'events')

/* What is typed, and what is not yet taken, outlives a reload of this tab, where the browser keeps anything at all. */
const kept = {
  get: (key, otherwise) => {
    try {
      return JSON.parse(sessionStorage.getItem(messagesUrl + key) ?? 'null') ?? otherwise
    } catch {
      return otherwise
    }
  },
  set: (key, value) => {
    try {
      sessionStorage.setItem(messagesUrl + key, JSON.stringify(value))
    } catch {}
  },
}
const outbox = kept.get('outbox', [])
let failures = 0
let pumping = false
let answered = false
let retryTimer
let longWait

const show = (element, text) => {
  element.hidden = !text
  if (element.textContent !== text) element.textContent = text
}
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
const calm = matchMedia('(prefers-reduced-motion: reduce)')
const reveal = (element, behavior = calm.matches ? 'auto' : 'smooth') =>
  // A long answer is read from its beginning, a short one wants to be seen whole.
  element?.scrollIntoView({ block: element.offsetHeight > innerHeight * 0.6 ? 'start' : 'nearest', behavior })

function wait(on, text = 'Trợ lý đang trả lời…') {
  clearTimeout(longWait)
  typing.classList.toggle('on', on)
  typing.textContent = on ? text : ''
  if (on) longWait = setTimeout(waitLonger, WAIT_LONG_MS)
}

function waitLonger() {
  wait(true, 'Lâu hơn thường lệ, vui lòng chờ thêm chút nữa…')
  // The answer may have gone into a stream that died without a word, as they do on mobile networks.
  listen()
}

function lineOf(message) {
  const found = byId(`m-${message.messageId}`)
  if (found) return found
  const line = byId('said-template').content.firstElementChild.cloneNode(true)
  line.id = `m-${message.messageId}`
  line.querySelector('.text').textContent = message.text
  log.append(line)
  welcome.classList.add('small')
  return line
}

const stateOf = (message, text) => show(lineOf(message).querySelector('.state'), text)

function taken() {
  outbox.shift()
  kept.set('outbox', outbox)
}

function refused(message, text) {
  taken()
  stateOf(message, `Chưa gửi được: ${text}`)
  if (!message.choice && box.value === '') setDraft(message.text)
  wait(false)
}

function later(message, text, afterMs) {
  stateOf(message, text)
  wait(false)
  clearTimeout(retryTimer)
  retryTimer = setTimeout(pump, afterMs)
}

async function post(message) {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json' }
  const response = await fetch(messagesUrl, { method: 'POST', headers, body: JSON.stringify(message), signal: AbortSignal.timeout(20000) })
  return { status: response.status, retryAfter: Number(response.headers.get('Retry-After')), ...(await response.json()) }
}

/** Sends the oldest message; answers whether the next one may follow. A repeat carries the same id, so it counts once. */
async function sendFirst(message) {
  wait(true)
  answered = false
  const answer = await post(message).catch(() => ({ status: 0 }))
  const { status } = answer
  if (status === 202) {
    failures = 0
    taken()
    stateOf(message, '')
    if (answer.withStaff || answered) wait(false)
    return true
  }
  if (status >= 400 && status < 500 && status !== 429 && status !== 408) {
    refused(message, answer.message)
    return true
  }
  const after = RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]
  if (status === 429) later(message, answer.message, (answer.retryAfter || 30) * 1000)
  else later(message, answer.message ?? 'Mất kết nối, sẽ tự gửi lại khi có mạng.', after)
  return false
}

async function pump() {
  if (pumping) return
  pumping = true
  while (outbox.length > 0 && (await sendFirst(outbox[0])));
  pumping = false
}

function say(text, choice) {
  const message = { messageId: newId(), text, ...(choice === undefined ? {} : { choice }) }
  outbox.push(message)
  kept.set('outbox', outbox)
  reveal(lineOf(message))
  pump()
}

function fit() {
  box.style.height = 'auto'
  box.style.height = `${Math.min(box.scrollHeight + 3, innerHeight * 0.34)}px`
}

function setDraft(text) {
  box.value = text
  kept.set('draft', text)
  fit()
  const over = text.length > LONGEST
  count.textContent = text.length > LONGEST - 500 ? `${text.length}/${LONGEST} ký tự` : ''
  box.toggleAttribute('aria-invalid', over)
  show(problem, over ? `Tin nhắn dài quá ${LONGEST} ký tự, bác rút gọn hoặc chia làm nhiều tin giúp tôi nhé.` : '')
}

function onSubmit(event) {
  if (!event.target.matches('form[data-chat]')) return
  event.preventDefault()
  const { submitter } = event
  if (submitter?.name === 'choice') return say(submitter.textContent.trim(), submitter.value)
  if (submitter?.name === 'text') return say(submitter.value)
  const text = box.value.trim()
  if (text === '') return show(problem, 'Bác chưa viết gì. Bác gõ câu hỏi rồi bấm Gửi nhé.')
  if (box.value.length > LONGEST) return
  setDraft('')
  say(text)
}

function onReply(event) {
  if (byId(`r${event.lastEventId}`)) return
  log.insertAdjacentHTML('beforeend', event.data)
  answered = true
  if (outbox.length < 2) wait(false)
  reveal(log.lastElementChild)
}

/** The browser keeps no cookie here, so no reply can come: better not to take a question at all. */
function onStranger() {
  events.close()
  document.body.classList.add('stranger')
  byId('stranger').hidden = false
}

let lostTimer
function connected(yes) {
  if (!yes) {
    lostTimer ??= setTimeout(() => show(connection, 'Mất kết nối. Đang nối lại… Những gì đã viết vẫn còn.'), 1500)
    return
  }
  clearTimeout(lostTimer)
  lostTimer = undefined
  show(connection, '')
}

let events
function listen() {
  events?.close()
  const last = log.querySelectorAll('[data-reply]')
  events = new EventSource(`${eventsUrl}?after=${last[last.length - 1]?.dataset.reply ?? 0}`)
  events.addEventListener('reply', onReply)
  events.addEventListener('stranger', onStranger)
  events.onopen = () => {
    // It may have been opened just before the network went, and say so only after.
    connected(navigator.onLine)
    pump()
  }
  events.onerror = () => {
    connected(false)
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 3000)
  }
}

function begin() {
  document.addEventListener('submit', onSubmit)
  box.addEventListener('input', () => setDraft(box.value))
  box.addEventListener('keydown', (event) => {
    // While a Vietnamese keyboard is still composing a letter, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    box.form.requestSubmit()
  })
  addEventListener('resize', fit)
  addEventListener('online', () => {
    failures = 0
    listen()
    pump()
  })
  addEventListener('offline', () => connected(false))
  addEventListener('pagehide', () => events?.close())
  addEventListener('pageshow', (event) => event.persisted && listen())
  // A phone lets the stream of a page that is not seen die.
  document.addEventListener('visibilitychange', () => !document.hidden && listen())
  setDraft(box.value || kept.get('draft', ''))
  for (const message of outbox) lineOf(message)
  listen()
  pump()
  if (!location.hash) reveal(log.lastElementChild, 'auto')
}

// A browser without this lacks other things that are used here: it keeps the plain forms.
if (AbortSignal.timeout) begin()
