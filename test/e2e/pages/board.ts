import type { Locator, Page } from '@playwright/test'

/** The board as a person finds it: a grid of reps by time. */
export class BoardPage {
  readonly grid: Locator
  /** What is said of the place under the cursor. */
  readonly spoken: Locator
  /** What is said beside the thing in the hand; for those who see. */
  readonly tip: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.grid = page.getByRole('grid', { name: /^Board, / })
    this.spoken = page.getByRole('main').getByRole('status')
    this.tip = page.locator('[data-drag-tip]')
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
    const { x, y, width, height } = await placeOf(entry)
    await this.#carry(x + width / 3, y + height / 2, hours)
    await this.#page.mouse.up()
  }

  /** Takes hold of one end of an entry and carries it some hours on; it stays in the hand. */
  async pull(entry: Locator, edge: 'start' | 'end', hours: number): Promise<void> {
    const { x, y, width, height } = await placeOf(entry)
    await this.#carry(edge === 'start' ? x + 2 : x + width - 2, y + height / 2, hours)
  }

  /** Draws a time on the row of a rep. */
  async draw(rep: RegExp, from: string, hours: number): Promise<void> {
    const row = await placeOf(this.grid.getByRole('rowheader', { name: rep }))
    const start = await placeOf(this.grid.getByRole('columnheader', { name: new RegExp(`^(\\w+ \\d+ \\w+ )?${from}`) }))
    // To the middle of the last quarter of an hour that is meant.
    await this.#carry(start.x + 2, row.y + row.height - 4, hours - 0.13)
    await this.#page.mouse.up()
  }

  async #carry(x: number, y: number, hours: number): Promise<void> {
    const [first, second] = await this.grid.getByRole('columnheader', { name: /^1[1-2]:00/ }).all()
    if (!first || !second) throw new Error('the board does not show its hours')
    const hour = (await placeOf(second)).x - (await placeOf(first)).x
    await this.#page.mouse.move(x, y)
    await this.#page.mouse.down()
    await this.#page.mouse.move(x + (hours * hour) / 2, y, { steps: 4 })
    await this.#page.mouse.move(x + hours * hour, y, { steps: 4 })
  }
}

async function placeOf(what: Locator) {
  const box = await what.boundingBox()
  if (!box) throw new Error(`the board does not show ${String(what)}`)
  return box
}
