import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { OptionError, readHostOptions } from '../../electron/backend/hostOptions.ts'
import { readServeOptions } from '../../electron/serve/options.ts'

describe('the options of serve', () => {
  it('are read, a folder from where the command was given', () => {
    const args = ['--data', 'mine', '--port', '8080', '--token', 'T', '--now', '2026-11-23T09:00:00Z']
    expect(readServeOptions(args, '/home/sam')).toEqual({
      data: resolve('/home/sam', 'mine'),
      port: 8080,
      token: 'T',
      now: Date.UTC(2026, 10, 23, 9),
    })
  })

  it('have defaults', () => {
    const options = readServeOptions([], '/home/sam')
    expect(options).toMatchObject({ port: 0, token: undefined, now: undefined })
    expect(options).toHaveProperty('data', expect.stringMatching(/Setpoint$/))
  })

  it.each([
    [['--now', 'yesterday'], '--now needs an instant in UTC'],
    [['--now', '2026-02-30T09:00:00Z'], '--now needs an instant in UTC'],
    [['--now', '2026-11-23T25:00:00Z'], '--now needs an instant in UTC'],
    [['--now', '2026-11-23T09:00:00+01:00'], '--now needs an instant in UTC'],
    [['--port', '70000'], '--port needs a number from 0 to 65535'],
    [['--port', '-1'], '--port'],
    [['--port', ''], '--port needs a number from 0 to 65535'],
    [['--token', ''], '--token needs'],
    [['--token', 'two words'], '--token needs'],
    [['--data', ''], '--data needs a folder'],
    [['--dta', 'x'], "Unknown option '--dta'"],
    [['workspace.db'], 'Usage:'],
  ])('refuse %j', (args, words) => {
    expect(() => readServeOptions(args, '/home/sam')).toThrow(OptionError)
    expect(() => readServeOptions(args, '/home/sam')).toThrow(words)
  })
})

describe('the options of every host', () => {
  it('are found among switches of the shell', () => {
    const args = ['.', '--no-sandbox', '--remote-debugging-port=0', '--data=/tmp/mine', '--now', '2026-11-23T09:00:00Z']
    expect(readHostOptions(args, '/')).toEqual({ data: '/tmp/mine', now: Date.UTC(2026, 10, 23, 9) })
    expect(readHostOptions(['.'], '/')).toEqual({ data: undefined, now: undefined })
    expect(() => readHostOptions(['--data'], '/')).toThrow('--data needs a folder')
  })
})
