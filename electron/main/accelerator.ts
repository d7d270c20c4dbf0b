import { partsOf } from '../../shared/commands/keys.ts'

/**
 * The keys of a command as a menu shows them. Keys with a modifier work from the menu too. A bare letter is the page's
 * business, since it must do nothing while a person types: the menu only shows it, where the system can do that. Two
 * chords in a row have no place in a menu.
 */
export function acceleratorOf(
  keys: string | undefined,
  mac: boolean,
): { readonly accelerator?: string; readonly registerAccelerator?: boolean } {
  if (keys === undefined || keys.includes(' ')) return {}
  const parts = partsOf(keys)
  const bare = !parts.some((part) => part === 'mod' || part === 'ctrl' || part === 'alt') && !/^f\d+$/i.test(keys)
  if (bare && mac) return {}
  const accelerator = parts.map(word).join('+')
  return bare ? { accelerator, registerAccelerator: false } : { accelerator }
}

function word(part: string): string {
  switch (part) {
    case 'mod':
      return 'CommandOrControl'
    case 'ctrl':
      return 'Control'
    case '+':
      return 'Plus'
    default:
      return part.length === 1 ? part.toUpperCase() : part[0]?.toUpperCase() + part.slice(1)
  }
}
