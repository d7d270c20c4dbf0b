import type { Command } from '../../shared/commands/registry.ts'

/** The commands that every word typed is the beginning of a word of; those named by their title's beginning come first. */
export function matchCommands(commands: readonly Command[], text: string): readonly Command[] {
  const typed = wordsOf(text)
  if (typed.length === 0) return commands.filter((command) => command.id !== 'palette.open')
  const start = text.trim().toLowerCase()
  return commands
    .filter((command) => {
      const words = wordsOf(`${command.title} ${command.words ?? ''}`)
      return typed.every((part) => words.some((word) => word.startsWith(part)))
    })
    .toSorted((one, two) => rank(one, start) - rank(two, start))
}

const rank = (command: Command, start: string): number => (command.title.toLowerCase().startsWith(start) ? 0 : 1)
const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
