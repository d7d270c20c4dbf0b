import { vi } from 'vitest'

/**
 * Every calendar and every e-mail that the app writes in any test passes the strict validators on its way: what fails them
 * fails the test, whatever the test looks at.
 */
vi.mock(import('../../electron/backend/calendar/write/calendar.ts'), async (original) => {
  const writer = await original()
  const { expectValidCalendar } = await import('./icalendarValidator.ts')
  return {
    ...writer,
    writeCalendar: (input) => {
      const ics = writer.writeCalendar(input)
      expectValidCalendar(ics, input.method === null ? 'stored' : 'sent')
      return ics
    },
  }
})

vi.mock(import('../../electron/backend/calendar/draft/draft.ts'), async (original) => {
  const writer = await original()
  const { expectValidDraft } = await import('./validDraft.ts')
  return {
    ...writer,
    composeDraft: async (input) => {
      const eml = await writer.composeDraft(input)
      expectValidDraft(eml)
      return eml
    },
  }
})
