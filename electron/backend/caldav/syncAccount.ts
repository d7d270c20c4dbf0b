import type { Services } from '../services.ts'
import { updateState, type AccountRow } from '../store/caldav.ts'
import type { CalendarServer } from './calendarServer.ts'
import { handOver } from './handOver.ts'
import { readServer } from './readServer.ts'
import { writeServer } from './writeServer.ts'

/**
 * Reads a calendar on a server, writes what is to be written, and hands on when its owner is busy. Returns what is wrong
 * although the server answered, in words, or null. Throws DavError; what is known then stays, and grows old.
 */
export async function syncAccount(
  services: Services,
  account: AccountRow,
  server: CalendarServer,
  signal: AbortSignal,
): Promise<string | null> {
  const began = services.clock.now()
  await readServer(services, account, server, signal)
  let problem: string | null
  try {
    problem = (await writeServer(services, account, server, signal)).problem
  } finally {
    // What was read is good to know even when writing failed.
    if (!signal.aborted) await handOver(services, account, began, signal)
  }
  signal.throwIfAborted()
  if (problem === null) {
    services.change(`Read ${account.name}`, (tx) => updateState(tx, account.id, { last_sync_ms: began }), {
      undoable: false,
    })
  }
  return problem
}
