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
 * Keeps what is typed until a dialog that is still loading has the focus, and types it there: none of it may run as a
 * command of the screen below.
 */
export function holdKeysForDialog(): void {
  stopHolding?.()
  let typed = ''
  let entered = false
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
    if (event.repeat || entered) return
    if (event.key === 'Enter') entered = typed !== ''
    keys.push(event.key)
    if (event.key === 'Backspace') typed = typed.slice(0, -1)
    if (event.key.length === 1) typed += event.key
  }
  const onFocus = (event: FocusEvent): void => {
    const field = event.target
    if (!(field instanceof Element) || !field.closest('[role="dialog"]')) return
    stopHolding?.()
    if (typed === '') return
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
      // Answers have a key each; the first that is one closes the dialog.
      queueMicrotask(() => {
        for (const key of keys)
          field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      })
      return
    }
    // Once the focus has put the caret there. As if typed: the field's own listeners hear of it.
    queueMicrotask(() => {
      document.execCommand('insertText', false, typed)
      if (entered) queueMicrotask(() => field.form?.requestSubmit())
    })
  }
  window.addEventListener('keydown', onKeyDown, { capture: true, signal: stop.signal })
  window.addEventListener('focusin', onFocus, { signal: stop.signal })
}
