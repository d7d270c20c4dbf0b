import type { Tone } from './tone.ts'
import classes from './StatusDot.module.css'

export type { Tone } from './tone.ts'

/** A coloured dot beside words that say the same. */
export function StatusDot({ tone, large = false }: { readonly tone: Tone; readonly large?: boolean }) {
  return <span aria-hidden="true" className={`${classes.dot} ${classes[tone]} ${large ? classes.large : ''}`} />
}

/** The class that colours text in a tone. */
export function toneClass(tone: Tone): string {
  return classes[tone] ?? ''
}
