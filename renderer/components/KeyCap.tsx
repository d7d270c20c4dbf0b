import { commandOf, keyCaps, type CommandId } from '../../shared/commands/registry.ts'
import { onMac } from '../theme/mac.ts'
import classes from './KeyCap.module.css'

type KeyCapProps = { readonly onAccent?: boolean } & ({ readonly keys: string } | { readonly command: CommandId })

/**
 * The key that does what it stands beside: named directly, or by its command. Hidden from screen readers, which hear it from
 * `aria-keyshortcuts` of the control itself.
 */
export function KeyCap(props: KeyCapProps) {
  const keys = 'keys' in props ? props.keys : commandOf(props.command).keys
  if (!keys) return null
  return (
    <span className={classes.caps} aria-hidden="true">
      {keyCaps(keys, onMac).map((cap, i) => (
        <kbd key={i} className={`${classes.cap} ${props.onAccent ? classes.onAccent : ''}`}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}
