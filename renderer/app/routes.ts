import type { CommandId } from '../../shared/commands/registry.ts'

/** The places of the application, in the order of the rail. */
export const places = [
  { path: '/queue', command: 'go.queue', label: 'Queue' },
  { path: '/leads', command: 'go.leads', label: 'Leads' },
  { path: '/board', command: 'go.board', label: 'Board' },
  { path: '/meetings', command: 'go.meetings', label: 'Meetings' },
  { path: '/reps', command: 'go.reps', label: 'Reps' },
  { path: '/types', command: 'go.types', label: 'Meeting types' },
  { path: '/score', command: 'go.score', label: 'Score' },
  { path: '/insights', command: 'go.insights', label: 'Insights' },
  { path: '/settings', command: 'go.settings', label: 'Settings' },
] as const satisfies readonly { path: string; command: CommandId; label: string }[]

export type PlacePath = (typeof places)[number]['path']

/** The messages to leads; below it purpose and language. */
export const MESSAGES_PATH = '/settings/messages'
export const messagePath = (purpose: string, language: string): string => `${MESSAGES_PATH}/${purpose}/${language}`
/** What a call can end with, and when meetings are confirmed. */
export const FOLLOW_UPS_PATH = '/settings/calls-and-follow-ups'
/** In which hours leads are called; below it the key of a rule. */
export const CALLING_PATH = '/settings/calling'
export const callingPath = (rule: string): string => `${CALLING_PATH}/${encodeURIComponent(rule)}`
export const SUPPRESSION_PATH = '/settings/do-not-contact'
export const BACKUPS_PATH = '/settings/backups'
/** Every command with its key. */
export const KEYBOARD_PATH = '/settings/keyboard'
/** All leads; below it a saved filter. */
export const LEADS_PATH = '/leads'
export const savedFilterPath = (filterId: string): string => `${LEADS_PATH}/${filterId}`
/** What is asked of every lead. */
export const QUALIFICATION_PATH = '/settings/qualification'
export const leadPath = (leadId: string): string => `/queue/${leadId}`
/** What a meeting is handed over with, as a page to print. */
export const briefPath = (meetingId: string): string => `/meetings/${meetingId}/brief`
/** The briefs of all meetings of a rep on a day. */
export const daySheetPath = (repId: string, day: string): string => `/reps/${repId}/day/${day}`
/** Everything below the board: it reads the rest of the place itself (renderer/board/boardPlace.ts). */
export const BOARD_PLACES = /^\/board(?:[/?].*)?$/
/** The board with a lead to be booked, for a meeting type if one is chosen already. */
export const boardPath = (leadId?: string, typeId?: string): string =>
  ['/board', leadId, leadId && typeId].filter(Boolean).join('/')
/** The board with a meeting picked up, to be put somewhere else. */
export const boardMovePath = (meetingId: string): string => `/board/move/${meetingId}`
