import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fitted, readWindowState, writeWindowState } from '../../electron/main/windowState.ts'

const folder = mkdtempSync(join(tmpdir(), 'setpoint-window-'))
afterAll(() => rmSync(folder, { recursive: true }))

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 }
const FIRST = { width: 1280, height: 800, maximized: false }

describe('the place of the window', () => {
  it('is kept', () => {
    const file = join(folder, 'kept.json')
    const state = { x: 100, y: 50, width: 1400, height: 900, maximized: true }
    writeWindowState(file, state)
    expect(readWindowState(file, [SCREEN])).toEqual(state)
  })

  it.each(['', '{', '{"width":"wide"}', '[]'])('is the first start’s when the file holds %j', (text) => {
    const file = join(folder, 'broken.json')
    writeFileSync(file, text)
    expect(readWindowState(file, [SCREEN])).toEqual(FIRST)
    expect(readWindowState(join(folder, 'absent.json'), [SCREEN])).toEqual(FIRST)
  })

  it('is dropped, but not the size, when the screen is gone', () => {
    const state = { x: 2500, y: 100, width: 1000, height: 700, maximized: false }
    expect(fitted(state, [SCREEN])).toEqual({ width: 1000, height: 700, maximized: false })
    expect(fitted(state, [SCREEN, { x: 1920, y: 0, width: 1920, height: 1080 }])).toEqual(state)
    expect(fitted({ ...state, x: 100, y: -500 }, [SCREEN])).not.toHaveProperty('y')
  })

  it('is never smaller than what the page needs', () => {
    expect(fitted({ width: 10, height: 10, maximized: false }, [SCREEN])).toMatchObject({ width: 960, height: 600 })
  })
})
