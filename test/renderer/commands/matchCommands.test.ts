import { expect, test } from 'vitest'
import { matchCommands } from '../../../renderer/commands/matchCommands.ts'
import { commands } from '../../../shared/commands/registry.ts'

const ids = (text: string) => matchCommands(commands, text).map(({ id }) => id)

test('words match from their beginning, in any order', () => {
  expect(ids('board go')).toContain('go.board')
  expect(ids('imp lea')).toEqual(['leads.import'])
  expect(ids('mport')).toEqual([])
})

test('a title that begins with what was typed comes first', () => {
  expect(ids('import a')[0]).toBe('calendar.import')
})

test('other words find a command too', () => {
  expect(ids('csv')).toEqual(['leads.import', 'leads.export', 'bulk.export', 'insights.export'])
  expect(ids('reschedule')).toEqual(['meeting.move'])
})

test('without words all are listed but the one that opens the list', () => {
  expect(ids(' ')).toHaveLength(commands.length - 1)
})
