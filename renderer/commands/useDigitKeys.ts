import { useEffect, useEffectEvent } from 'react'
import { isInLayer, isTyping } from './dispatch.ts'

/** Calls back with 1 to 9 when that key is pressed outside of fields and dialogs. */
export function useDigitKeys(onDigit: (digit: number) => void, enabled: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if (!/^[1-9]$/.test(event.key) || isTyping(event.target) || isInLayer(event.target)) return
    event.preventDefault()
    onDigit(Number(event.key))
  })
  useEffect(() => {
    if (!enabled) return
    const listener = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [enabled])
}
