import type { SavedFilter } from '../contract/leadFilters.ts'

/** Filters that the app comes with: what a setter looks for that the queue does not put in front of them by itself. */
export const SHIPPED_FILTERS: readonly SavedFilter[] = (
  [
    { id: 'new', name: 'New today', filter: { createdWithinDays: 0 } },
    {
      id: 'neverCalled',
      name: 'Never called',
      filter: { open: true, neverCalled: true, hasPhone: true },
      sort: { by: 'score', reverse: false },
    },
    {
      id: 'overdue',
      name: 'Overdue',
      filter: { open: true, overdue: true, snoozed: false },
      sort: { by: 'nextDue', reverse: false },
    },
    {
      id: 'quiet',
      name: 'Quiet for two weeks',
      filter: { open: true, idleDays: 14 },
      sort: { by: 'score', reverse: false },
    },
    { id: 'unowned', name: 'Nobody’s', filter: { open: true, owner: [null] }, sort: { by: 'score', reverse: false } },
    { id: 'unreachable', name: 'No phone', filter: { open: true, hasPhone: false } },
    { id: 'doNotContact', name: 'Do not contact', filter: { doNotContact: true } },
  ] satisfies readonly Omit<SavedFilter, 'shipped'>[]
).map((filter) => ({ ...filter, shipped: true }))
