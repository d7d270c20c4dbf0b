import type { Page } from '@playwright/test'

/** Runs in the page; as text, because the page's own types are not known out here. */
const WATCH = `
globalThis.paintWatch = {
  // Resolves with the milliseconds from the next key until a frame is painted of which isShown() is true.
  nextKey(isShown) {
    this.painted = new Promise((resolve) => {
      addEventListener('keydown', (event) => {
        const look = () => {
          if (!isShown()) return requestAnimationFrame(look)
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.now() - event.timeStamp)
          port2.postMessage(0)
        }
        requestAnimationFrame(look)
      }, { capture: true, once: true })
    })
  },
  startFrames() {
    const frames = []
    let last
    const look = (at) => {
      if (last !== undefined) frames.push(at - last)
      last = at
      if (this.frames === frames) requestAnimationFrame(look)
    }
    this.frames = frames
    requestAnimationFrame(look)
  },
  stopFrames() {
    const frames = this.frames
    this.frames = undefined
    return frames
  },
}`

/** To be called once, before the page is opened. */
export const installWatch = (page: Page): Promise<unknown> => page.addInitScript(WATCH)

/** Presses a key; milliseconds until a frame was painted in which `shown`, an expression of the page, is true. */
export async function untilPainted(page: Page, key: string, shown: string): Promise<number> {
  await page.evaluate(`paintWatch.nextKey(() => ${shown})`)
  await page.keyboard.press(key)
  return await page.evaluate<number>('paintWatch.painted')
}

/** The length of every frame while something is done, in milliseconds, shortest first. */
export async function framesDuring(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate('paintWatch.startFrames()')
  await work()
  const frames = await page.evaluate<number[]>('paintWatch.stopFrames()')
  return frames.sort((a, b) => a - b)
}
