import { expect, test } from 'vitest'
import { initialsOf, repTint } from '../../../renderer/components/repMark.ts'

test('initials are two letters of one script', () => {
  expect(['Dana Keller', 'Li Shan 李珊', '陈伟', 'Cher', 'ana maria de souza'].map(initialsOf)).toEqual([
    'DK',
    'LS',
    '陈',
    'C',
    'AS',
  ])
})

test('a rep keeps one colour', () => {
  expect(repTint('a')).toBe(repTint('a'))
  expect(repTint('a')).toMatch(/^#[0-9a-f]{6}$/)
})
