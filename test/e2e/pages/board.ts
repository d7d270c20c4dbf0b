import type { Locator, Page } from '@playwright/test'

/** The board as a person finds it: a grid of reps by time. */
export class BoardPage {
  readonly grid: Locator
  /** What is said of the place under the cursor. */
  readonly spoken: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.grid = page.getByRole('grid', { name: /^Board, / })
    this.spoken = page.getByRole('main').getByRole('status')
  }

  /** Meetings and busy times by what they say. */
  entry(words: RegExp): Locator {
    return this.grid.getByRole('gridcell', { name: words })
  }

  /** The panel that says whether a time is open, or what a meeting is. */
  panel(heading: RegExp): Locator {
    return this.#page.getByRole('region', { name: heading })
  }

  /** Takes hold of an entry and lets it go some hours later. */
  async drag(entry: Locator, hours: number): Promise<void> {
    const from = await entry.boundingBox()
    const [first, second] = await this.grid.getByRole('columnheader', { name: /^1[1-2]:00/ }).all()
    const hour = ((await second?.boundingBox())?.x ?? 0) - ((await first?.boundingBox())?.x ?? 0)
    if (!from || hour <= 0) throw new Error('the board does not show the entry or its hours')
    const [x, y] = [from.x + from.width / 3, from.y + from.height / 2]
    await this.#page.mouse.move(x, y)
    await this.#page.mouse.down()
    await this.#page.mouse.move(x + (hours * hour) / 2, y, { steps: 4 })
    await this.#page.mouse.move(x + hours * hour, y, { steps: 4 })
    await this.#page.mouse.up()
  }
}
