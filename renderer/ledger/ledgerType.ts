import { useEffect, useSyncExternalStore } from 'react'

/** The meeting type that the screen is about, or was about last: the one whose ledger is meant when nobody says which. */
let meant: string | undefined
const listeners = new Set<() => void>()

function set(typeId: string | undefined): void {
  meant = typeId
  for (const listener of listeners) listener()
}

/** Says which meeting type the screen is about. */
export function useLedgerOf(typeId: string | undefined): void {
  useEffect(() => {
    if (typeId) set(typeId)
  }, [typeId])
}

export function useMeantType(): readonly [string | undefined, (typeId: string) => void] {
  const typeId = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => meant,
  )
  return [typeId, set]
}
