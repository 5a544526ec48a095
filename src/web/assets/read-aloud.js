// Reads a reply aloud, where the browser can.
if ('speechSynthesis' in window) {
  const VOICES = { vi: 'vi-VN', en: 'en-US' }
  const RATE = 0.9 // a little slower than browsers speak by themselves
  const speech = window.speechSynthesis
  let reading

  // Without a list of voices (not yet, or never) it is worth trying; with a list, the language must be on it.
  function offer() {
    const voices = speech.getVoices()
    for (const language of Object.keys(VOICES)) {
      const can = voices.length === 0 || voices.some((voice) => voice.lang.toLowerCase().startsWith(language))
      document.documentElement.classList.toggle(`reads-${language}`, can)
    }
  }

  /** Sentence by sentence: some browsers fall silent in the middle of a long text. */
  const sentencesOf = (reply) =>
    [...reply.querySelectorAll('h3, p:not(.who, .card), li')]
      .filter((element) => !element.closest('.sources'))
      .flatMap((element) => element.innerText.replace(/([.!?;:])\s+/g, '$1\n').split('\n'))
      .filter((sentence) => sentence.trim() !== '')

  function finish(which, label = which?.label) {
    if (!which || reading !== which) return
    reading = undefined
    which.button.textContent = label
    speech.cancel()
  }

  function failed(which, error) {
    if (['canceled', 'interrupted'].includes(error)) return finish(which)
    finish(which, which.button.dataset.fails)
  }

  function read(button) {
    const which = { button, label: button.dataset.read, said: [] }
    reading = which
    button.textContent = button.dataset.stop
    // They are held, because some browsers throw an utterance away before it has told that it ended.
    which.said = sentencesOf(button.closest('.reply')).map((sentence) => {
      const utterance = new SpeechSynthesisUtterance(sentence)
      utterance.lang = VOICES[button.dataset.language]
      utterance.rate = RATE
      utterance.onerror = ({ error }) => failed(which, error)
      return utterance
    })
    const last = which.said[which.said.length - 1]
    if (!last) return finish(which)
    last.onend = () => finish(which)
    for (const utterance of which.said) speech.speak(utterance)
  }

  document.addEventListener('click', ({ target }) => {
    const button = target.closest('.read')
    if (!button) return
    const before = reading
    finish(before)
    if (before?.button !== button) read(button)
  })
  addEventListener('pagehide', () => finish(reading))
  speech.addEventListener?.('voiceschanged', offer)
  offer()
}
