import { expect, test } from 'vitest'
import { places } from '../../../renderer/app/routes.ts'
import { helpAt } from '../../../renderer/commands/screenHelp.ts'

test('every place has a help sheet of its own: a sentence, its keys, and those that work everywhere', () => {
  for (const { path, label } of places) {
    const help = helpAt(path, {})
    expect(help.name).toBe(label)
    expect(help.purpose).toMatch(/^[A-Z].*\.$/)
    expect(help.groups.length).toBeGreaterThan(2)
    expect(help.groups.map(({ title }) => title).slice(-2)).toEqual(['Go to', 'Everywhere'])
  }
})

test('a place below has the help of the place, or its own', () => {
  expect(helpAt('/queue/018f', {}).name).toBe('Queue')
  expect(helpAt('/settings/messages/invite/en', {}).name).toBe('Settings')
  expect(helpAt('/settings/keyboard', {}).name).toBe('Keyboard')
  expect(helpAt('/somewhere', {}).name).toBe('Setpoint')
})

test('it shows the keys as they were changed, and no line for a command without one', () => {
  const lines = helpAt('/queue', { 'lead.call': 'shift+c', 'lead.note': '' }).groups.flatMap((group) => group.lines)
  expect(lines).toContainEqual({ title: 'Call the lead', keys: 'shift+c' })
  expect(lines.filter(({ title }) => title === 'Add a note')).toEqual([])
})
