import type { Page } from '@playwright/test'

/** Runs a command by its words, through the palette, as a person without a mouse would. */
export async function runCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /^Search leads, reps, meetings/ }).fill(words)
  await page
    .getByRole('option', { name: new RegExp(words, 'i') })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
}

/** Presses keys one by one and counts them. */
export class KeyCounter {
  count = 0
  readonly #page: Page
  constructor(page: Page) {
    this.#page = page
  }
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key)
      this.count++
    }
  }
}
