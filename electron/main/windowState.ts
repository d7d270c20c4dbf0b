import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const WindowState = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof WindowState>

const FIRST: WindowState = { width: 1280, height: 800, maximized: false }
export const SMALLEST = { width: 960, height: 600 } as const

/** How the window stood last; the first start's size when that is not known. Never throws: a window always opens. */
export function readWindowState(file: string, displays: readonly Rectangle[]): WindowState {
  try {
    return fitted(WindowState.parse(JSON.parse(readFileSync(file, 'utf8'))), displays)
  } catch {
    return FIRST
  }
}

export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state))
  } catch (error) {
    // A window that forgets its place is no reason to stop closing it.
    console.error('The place of the window was not kept', error)
  }
}

/** A place on a screen that is no longer there is dropped; the size stays. */
export function fitted(state: WindowState, displays: readonly Rectangle[]): WindowState {
  const width = Math.max(state.width, SMALLEST.width)
  const height = Math.max(state.height, SMALLEST.height)
  const { x, y, maximized } = state
  if (x === undefined || y === undefined) return { width, height, maximized }
  // Enough of the title bar must be on a screen to take hold of it.
  const graspable = displays.some(
    (display) =>
      x + width > display.x + 80 &&
      x < display.x + display.width - 80 &&
      y >= display.y &&
      y < display.y + display.height - 40,
  )
  return graspable ? { x, y, width, height, maximized } : { width, height, maximized }
}
