import { useEffect } from 'react'
import { commands } from '../../shared/commands/registry.ts'
import { shell } from '../api/client.ts'
import { runCommand } from './dispatch.ts'

/** Runs what is chosen in the application menu. Mounted once, by App. */
export function useMenuCommands(): void {
  useEffect(() => {
    const stop = new AbortController()
    void follow(stop.signal)
    return () => stop.abort()
  }, [])
}

async function follow(signal: AbortSignal): Promise<void> {
  try {
    for await (const { command } of await shell.menu(undefined, { signal })) {
      const known = commands.find(({ id }) => id === command)
      if (known) runCommand(known.id)
    }
  } catch {
    // Without its menu the page is whole: every command is in the palette too.
  }
}
