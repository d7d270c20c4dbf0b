/** `target` as it is, but what it does not have throws instead of being undefined. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      // `then` is asked of everything that is awaited.
      if (key in object || typeof key === 'symbol' || key === 'then') {
        const value: unknown = Reflect.get(object, key, object)
        return typeof value === 'function' && !isClass(value) ? value.bind(object) : value
      }
      throw new Error(`The stand-in for Electron has no ${name}.${key}: add it to test/support/electron`)
    },
  })
}

const isClass = (value: object): boolean => String(value).startsWith('class')
