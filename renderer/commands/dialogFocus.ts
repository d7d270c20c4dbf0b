const FOCUSABLE = 'input, textarea, select, button, a[href], [tabindex]:not([tabindex="-1"])'

/** The dialog on top of the others; undefined when none is open. */
const topDialog = (): Element | undefined => [...document.querySelectorAll('[role="dialog"]')].at(-1)

export const isDialogOpen = (): boolean => topDialog() !== undefined

/** Moves the focus into the open dialog, unless it is there: a dialog takes it a moment late by itself. */
export function focusDialog(): void {
  const dialog = topDialog()
  if (!dialog || dialog.contains(document.activeElement)) return
  const first =
    dialog.querySelector<HTMLElement>('[data-autofocus]') ??
    [...dialog.querySelectorAll<HTMLElement>(FOCUSABLE)].find((element) => !element.hasAttribute('disabled'))
  first?.focus({ preventScroll: true })
}

/** Longer than any dialog takes to load; after it the keys are the screen's again. */
const PATIENCE_MS = 5_000
let stopHolding: (() => void) | undefined

/** Keys are kept for a dialog now: nobody else is to answer them. */
export const isHoldingKeys = (): boolean => stopHolding !== undefined

/**
 * Keeps what is typed until what it is meant for has the focus, by default a dialog that is still loading, and types it
 * there: none of it may run as a command of the screen below.
 */
export function holdKeysFor(place = '[role="dialog"]'): void {
  stopHolding?.()
  const keys: string[] = []
  const stop = new AbortController()
  const timer = setTimeout(() => stopHolding?.(), PATIENCE_MS)
  stopHolding = () => {
    stop.abort()
    clearTimeout(timer)
    stopHolding = undefined
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') return stopHolding?.()
    const withMod = event.ctrlKey || event.metaKey
    if (event.altKey || event.key === 'Tab' || (withMod && event.key !== 'Enter')) return
    event.stopPropagation()
    event.preventDefault()
    if (event.repeat) return
    if (event.key.length === 1 || event.key === 'Enter') keys.push(event.key)
    if (event.key === 'Backspace') keys.pop()
  }
  const onFocus = (event: FocusEvent): void => {
    const target = event.target
    if (!(target instanceof Element) || !target.closest(place)) return
    stopHolding?.()
    // Once the focus has put the caret there.
    if (keys.length > 0) queueMicrotask(() => void replay(keys, target))
  }
  window.addEventListener('keydown', onKeyDown, { capture: true, signal: stop.signal })
  window.addEventListener('focusin', onFocus, { signal: stop.signal })
}

/** Does with the keys what they would have done: text into a field, Enter as Enter, an answer of a dialog by its key. */
async function replay(keys: readonly string[], target: Element): Promise<void> {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  const enter = keys.indexOf('Enter')
  const text = isField ? keys.slice(0, enter < 0 ? keys.length : enter).join('') : ''
  // As if typed: the field's own listeners hear of it.
  if (text) document.execCommand('insertText', false, text)
  for (const key of isField ? keys.slice(text.length) : keys) {
    // One after the other, each for what the one before has made of the screen.
    await new Promise((resolve) => setTimeout(resolve))
    if (isField && key === 'Enter' && target.form) return target.form.requestSubmit()
    const at = document.activeElement ?? document.body
    at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  }
}
