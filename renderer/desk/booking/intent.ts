import { useEffectEvent, useLayoutEffect, useState } from 'react'
import { digitOf } from '../../../shared/commands/keys.ts'
import type { Slot } from '../../../shared/contract/slotShapes.ts'
import { isDialogOpen, isHoldingKeys } from '../../commands/dialogFocus.ts'
import { isInLayer, isTyping } from '../../commands/dispatch.ts'

/** What was pressed before the times were here, to be done when they are. */
export interface Intent {
  /** A slot by its number, or by its start; `match` is the first that fits the words; nothing only goes to the list. */
  readonly pick: { readonly digit: number } | { readonly start: string } | 'match' | undefined
  /** Enter was pressed for it too. */
  readonly book: boolean
}

export interface Intents {
  readonly intent: Intent | undefined
  readonly set: (intent: Intent | undefined) => void
}

/** Belongs to one lead: the panel that keeps it starts anew with every other one. */
export function useIntents(): Intents {
  const [intent, set] = useState<Intent>()
  return { intent, set }
}

interface SlotKeys {
  readonly intents: Intents
  /** The times shown are the answer to exactly what is asked now. */
  readonly settled: boolean
  /** The start of the slot that Enter in the list would book. */
  readonly chosen: string | undefined
  readonly onDigit: (digit: number) => void
}

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'])

/**
 * Numbers choose a slot, from anywhere outside of fields and dialogs. While the times are on their way, numbers and Enter
 * are kept as an intent; whatever else is pressed, or the pointer, takes it back.
 */
export function useSlotKeys({ intents, settled, chosen, onDigit }: SlotKeys): void {
  const { intent, set } = intents

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || MODIFIERS.has(event.key) || isHoldingKeys()) return
    const target = event.target instanceof Element ? event.target : null
    // The field beside the list knows by itself what its keys mean.
    if (target?.closest('[data-when]')) return
    const elsewhere = isTyping(target) || isInLayer(target) || isDialogOpen()
    if (elsewhere || event.ctrlKey || event.metaKey || event.altKey) return set(undefined)
    const take = (next?: Intent) => {
      event.preventDefault()
      event.stopPropagation()
      set(next)
    }

    const digit = digitOf(event)
    if (digit !== undefined) {
      if (event.repeat) return
      take(settled ? undefined : { pick: { digit }, book: false })
      if (settled) onDigit(digit)
      return
    }
    if (event.key === 'Enter' && (intent || !settled)) {
      if (event.repeat) return intent && take(intent)
      if (intent) return take({ ...intent, book: intent.pick !== undefined })
      if (target?.closest('[data-slots]') && chosen !== undefined) return take({ pick: { start: chosen }, book: true })
      if (target?.closest('[data-queue]')) return take({ pick: undefined, book: false })
    }
    if (event.key === 'Escape' && intent) return take()
    set(undefined)
  })
  const onPointer = useEffectEvent(() => set(undefined))

  useLayoutEffect(() => {
    const stop = new AbortController()
    // Before anyone else: what is kept here must not run as something else as well.
    window.addEventListener('keydown', (event) => onKey(event), { capture: true, signal: stop.signal })
    window.addEventListener('pointerdown', () => onPointer(), { capture: true, signal: stop.signal })
    return () => stop.abort()
  }, [])
}

/** What is said while an intent waits. */
export function intentWords({ pick, book }: Intent, moving: boolean): string {
  if (pick === undefined) return 'The times are on their way.'
  const what = pick === 'match' ? 'The first that fits' : 'digit' in pick ? `Number ${pick.digit}` : 'This time'
  const done = book ? (moving ? 'is moved to' : 'is booked') : 'is chosen'
  return `${what} ${done} as soon as the times are here.`
}

/** The slot that an intent names by its number or its start. */
export function pickOf(pick: Intent['pick'], offered: readonly Slot[]): Slot | undefined {
  if (pick === undefined || pick === 'match') return undefined
  return 'digit' in pick ? offered[pick.digit - 1] : offered.find((slot) => slot.start === pick.start)
}
