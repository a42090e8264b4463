// Compares lines of `facts date -` with npm edtf and prints where they disagree. See README.md.
// Input: NDJSON {"input","valid","level","earliest","latest"} from a file (first argument) or stdin.
// Exit code: 0 when every disagreement is in known.js, 1 when one is not, 2 when a line cannot be read.
import { readFileSync } from 'node:fs'
import edtf, { parse } from 'edtf'
import { explain } from './known.js'

const DAY = 86_400_000
const file = process.argv[2] ?? 0 // 0 is stdin
const lines = readFileSync(file, 'utf8').split('\n').filter(line => line.trim() !== '')
const counts = { agree: 0, known: 0, unexplained: 0 }

for (const [index, line] of lines.entries()) {
  const ours = read(line, index + 1)
  const theirs = ask(ours.input)
  const differences = compare(ours, theirs)
  for (const difference of differences) report(difference, ours, theirs)
  if (differences.length === 0) counts.agree++
}
console.log(`${lines.length} texts: ${counts.agree} agree; disagreements: ${counts.known} known, ${counts.unexplained} unexplained`)
process.exitCode = counts.unexplained > 0 ? 1 : 0

function read(line, number) {
  try {
    return JSON.parse(line)
  } catch (error) {
    console.error(`line ${number} is no JSON: ${error.message}`)
    process.exit(2)
  }
}

/** What npm edtf makes of a text: bounds in milliseconds, Infinity for open, null for unknown, NaN for years past its reach. */
function ask(input) {
  try {
    const date = edtf(input)
    return { valid: true, level: parse(input).level, earliest: date.min, latest: date.max }
  } catch {
    return { valid: false }
  }
}

function compare(ours, theirs) {
  if (ours.valid !== theirs.valid) return ['valid']
  if (!ours.valid) return []
  return [
    ours.level !== theirs.level && 'level',
    differs(milliseconds(ours.earliest, false), theirs.earliest) && 'earliest',
    differs(milliseconds(ours.latest, true), theirs.latest) && 'latest',
  ].filter(Boolean)
}

// Past 275760 CE a JavaScript date is NaN on either side: there is nothing to compare.
function differs(ours, theirs) {
  if (Number.isNaN(ours) || Number.isNaN(theirs)) return false
  return ours !== theirs
}

/** A bound of ours in milliseconds: a day is its first or its last one. */
function milliseconds(bound, last) {
  if (bound === '') return null
  if (bound === '..') return last ? Infinity : -Infinity
  if (bound.startsWith('Y')) {
    const year = Number(bound.slice(1))
    return last ? Date.UTC(year + 1, 0) - 1 : Date.UTC(year, 0)
  }
  const [, year, rest, time] = /^(-?\d{4})-(\d\d-\d\d)(T.*)?$/.exec(bound)
  const day = `${year < 0 ? '-' : '+'}${year.replace('-', '').padStart(6, '0')}-${rest}`
  if (!time) return Date.parse(`${day}T00:00:00Z`) + (last ? DAY - 1 : 0)
  const zoned = time.length > 9 && /Z|[+-]\d\d(:\d\d)?$/.test(time) ? time.replace(/([+-]\d\d)$/, '$1:00') : `${time}Z`
  return Date.parse(day + zoned)
}

function report(what, ours, theirs) {
  const reason = explain(what, ours, theirs)
  counts[reason ? 'known' : 'unexplained']++
  const values = what === 'valid' ? [ours.valid, theirs.valid] : [ours[what], show(theirs[what])]
  const [word, because] = reason ? ['known      ', `  (${reason})`] : ['UNEXPLAINED', '']
  console.log(`${word} ${ours.input}  ${what}: ours ${values[0]}, theirs ${values[1]}${because}`)
}

function show(value) {
  return typeof value === 'number' && Math.abs(value) > 1000 && Number.isFinite(value) ? new Date(value).toISOString() : value
}
