import { useLayoutEffect, useRef } from 'react'
import { ariaKeys, keyCaps } from '../../shared/commands/keys.ts'
import { keysOf } from '../../shared/commands/keyMap.ts'
import { commandOf, type CommandId } from '../../shared/commands/registry.ts'
import { useKeyMap } from '../commands/keyMap.ts'
import { onMac } from '../theme/mac.ts'
import classes from './KeyCap.module.css'

type KeyCapProps = {
  readonly onAccent?: boolean
  /** Tells of a key that does not run the button which it stands in. */
  readonly asText?: boolean
} & ({ readonly keys: string } | { readonly command: CommandId })

/**
 * The key that does what it stands beside: named directly, or by its command, whose keys a person may have changed. Hidden
 * from screen readers: they hear it of the button that it stands in, as `aria-keyshortcuts`.
 */
export function KeyCap(props: KeyCapProps) {
  const map = useKeyMap()
  const asText = props.asText ?? false
  const keys = 'keys' in props ? props.keys : keysOf(commandOf(props.command), map)
  const caps = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const control = asText ? undefined : caps.current?.closest('button, a')
    const name = keys === undefined ? undefined : ariaKeys(keys, onMac)
    if (!control || name === undefined) return
    control.setAttribute('aria-keyshortcuts', name)
    return () => control.removeAttribute('aria-keyshortcuts')
  }, [keys, asText])
  if (!keys) return null
  return (
    <span ref={caps} className={classes.caps} aria-hidden="true">
      {keyCaps(keys, onMac).map((cap, i) => (
        <kbd key={i} className={`${classes.cap} ${props.onAccent ? classes.onAccent : ''}`}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}
