import type { CommandId } from '../../shared/commands/registry.ts'

/** The places of the application, in the order of the rail. */
export const places = [
  { path: '/queue', command: 'go.queue', label: 'Queue' },
  { path: '/board', command: 'go.board', label: 'Board' },
  { path: '/meetings', command: 'go.meetings', label: 'Meetings' },
  { path: '/reps', command: 'go.reps', label: 'Reps' },
  { path: '/types', command: 'go.types', label: 'Meeting types' },
  { path: '/settings', command: 'go.settings', label: 'Settings' },
] as const satisfies readonly { path: string; command: CommandId; label: string }[]

export type PlacePath = (typeof places)[number]['path']

export const leadPath = (leadId: string): string => `/queue/${leadId}`
/** The board with a lead to be booked. */
export const boardPath = (leadId?: string): string => (leadId ? `/board/${leadId}` : '/board')
