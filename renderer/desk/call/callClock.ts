import { useSyncExternalStore } from 'react'
import { appClock } from '../../api/appClock.ts'

/** A call that is going on, or that was made and whose outcome is not logged yet. Instants of the app's clock. */
export interface Call {
  readonly startedAt: number
  /** Set while its outcome is being logged. */
  readonly endedAt: number | undefined
  /** What was written while talking; it goes with the outcome. */
  readonly note: string
  /** Which of the lead's numbers was dialled. */
  readonly number: string
}

/** By lead: who goes to look something up, or to another lead, finds the call as it was. */
const calls = new Map<string, Call>()
const listeners = new Set<() => void>()

function set(leadId: string, call: Call | undefined): void {
  if (call) calls.set(leadId, call)
  else calls.delete(leadId)
  for (const listener of listeners) listener()
}

function change(leadId: string, part: Partial<Call>): void {
  const call = calls.get(leadId)
  if (call) set(leadId, { ...call, ...part })
}

/** The call begins now; dialled again, it counts anew and keeps what was written. */
export const startCall = (leadId: string, number: string): void =>
  set(leadId, { startedAt: appClock.exact(), endedAt: undefined, note: calls.get(leadId)?.note ?? '', number })

export const stopCall = (leadId: string): void => change(leadId, { endedAt: appClock.exact() })
/** Its outcome was not logged after all: it goes on. */
export const resumeCall = (leadId: string): void => change(leadId, { endedAt: undefined })
/** It is logged, or was none. */
export const forgetCall = (leadId: string): void => set(leadId, undefined)
export const noteCall = (leadId: string, note: string): void => change(leadId, { note })

export const callOf = (leadId: string): Call | undefined => calls.get(leadId)

/** How long a call took or takes, in whole seconds. */
export const callSeconds = (call: Call, now: number): number =>
  Math.max(0, Math.min(86_400, Math.floor(((call.endedAt ?? now) - call.startedAt) / 1000)))

/** `2:31`, `1:02:31`. */
export function lengthWords(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const rest = String(seconds % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

export function useCall(leadId: string): Call | undefined {
  return useSyncExternalStore(subscribe, () => calls.get(leadId))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
