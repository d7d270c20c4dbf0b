/** Whether the data file that is open is whole, as far as is known. */
export class Health {
  #damaged = false
  readonly #told: (damage: string) => void

  /** `told` is called once, when damage is first found. */
  constructor(told: (damage: string) => void) {
    this.#told = told
  }

  get damaged(): boolean {
    return this.#damaged
  }

  /** `damage` is SQLite's word for it, which goes to the log. */
  foundDamaged(damage: string): void {
    if (this.#damaged) return
    this.#damaged = true
    this.#told(damage)
  }
}
