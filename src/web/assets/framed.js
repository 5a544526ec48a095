// In a frame on another site's page: Escape closes the window that the frame is in.
addEventListener('keydown', (event) => {
  // While a Vietnamese keyboard is still composing a letter, Escape belongs to it.
  if (event.key === 'Escape' && !event.isComposing) parent.postMessage('tro-ly-cong-dan:close', '*')
})
