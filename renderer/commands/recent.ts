import type { Entry } from './paletteEntries.tsx'

/**
 * What was last opened or run from the palette, newest first. Kept while the page is: whose names are shown is a matter of
 * the workspace, not of this computer.
 */
let used: readonly Entry[] = []
const MOST = 20

export const recentEntries = (): readonly Entry[] => used

export function remember(entry: Entry): void {
  used = [entry, ...used.filter(({ id }) => id !== entry.id)].slice(0, MOST)
}
