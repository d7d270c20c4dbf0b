import { digitOf } from '../../shared/commands/keys.ts'

/** A digit that was pressed before there was a screen to answer it: the page listens before it has asked for any data. */
let early: number | undefined

function onKeyDown(event: KeyboardEvent): void {
  if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
  early = event.defaultPrevented ? undefined : digitOf(event)
}
window.addEventListener('keydown', onKeyDown)

/** Takes that digit over, for the first screen there is; from then on nobody listens here. */
export function takeEarlyDigit(): number | undefined {
  window.removeEventListener('keydown', onKeyDown)
  const taken = early
  early = undefined
  return taken
}
