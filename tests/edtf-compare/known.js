// Where Facts and npm edtf 4.11.1 are known to disagree, and which section says so: of ISO 8601-2:2019 (its Annex A is EDTF),
// of ISO 8601-1:2019 ("8601-1"), or a choice that the standard leaves open. First match wins.
const season = /(^|[/,.[{])-?\d{4}-2[1-4][?~%]?($|[/,\]}])/
const set = /^[[{].*[\]}]$/
const time = 'T\\d\\d:\\d\\d'

const known = [
  // We read it, npm does not.
  { only: 'ours', input: /Y.*\/|\/.*Y/, why: 'A.5.2, A.5.6: a long year is a date, so that it may end an interval' },
  { only: 'ours', input: /\//, why: 'A.4.4: an interval is refused when it ends before it starts; npm asks that its end start later' },
  { only: 'ours', input: new RegExp(`^[[{].*${time}`), why: 'extension of ours: times as ends of a range in a set' },
  { only: 'ours', input: set, why: '6.1, 6.3, A.6.5: any date of levels 0 and 1 may be a member' },
  { only: 'ours', input: /^-?\d{4}-2[1-4][?~%]$/, why: 'A.5.4, 8.4.2: a qualifier at the end of the whole date' },
  { only: 'ours', input: /X.*[?~%]$/, why: 'A.5.4, 8.4.2: a qualifier at the end of the whole date' },
  { only: 'ours', input: /^Y-?\d+[?~%]$/, why: 'A.5.4, 8.4.2: a qualifier at the end of the whole date' },
  { only: 'ours', input: new RegExp(`${time}.*[+-]\\d\\d(:\\d\\d)?$`),
    why: '8601-1, 4.3.13: time shifts have no narrower bounds than hours and minutes' },

  // npm reads it, we do not.
  { only: 'theirs', input: /^(\.\.)?\/(\.\.)?$/, why: 'A.5.6, 10.2: an interval has a date at one end at least' },
  { only: 'theirs', input: new RegExp(`${time}.*/|/.*${time}`), why: 'A.4.4: the ends of an interval are dates without a time' },
  { only: 'theirs', input: /T24:/, why: '8601-1, 5.3.2: there is no hour 24' },
  { only: 'theirs', input: new RegExp(`${time}(Z|[+-].*)?$`), why: 'A.4.3: a time is complete, hh:mm:ss' },
  { only: 'theirs', input: /\.\d{7,}/, why: 'choice: a fraction has at most 6 digits' },
  { only: 'theirs', input: /[+-]\d{4}$|−/, why: 'A.3: extended format, +hh:mm, in ASCII' },
  { only: 'theirs', input: /^-?\d{2,3}[?~%]?$/, why: 'A.4.2: centuries and decades alone are not in EDTF' },
  { only: 'theirs', input: /\s/, why: '6.1: no spaces' },
  { only: 'theirs', input: /^Y-?\d+E|S\d+$/, why: 'scope: exponents and significant digits (A.6.2, A.6.3) are not read' },
  { only: 'theirs', input: /^-?\d{4}-(2[5-9]|3\d|4[01])$/, why: 'scope: other parts of a year than seasons (A.6.4) are not read' },
  { only: 'theirs', input: /^Y-?\d{19,}$/, why: 'choice: a year has at most 18 digits' },
  { only: 'theirs', input: /X/, why: 'scope: unspecified digits of level 2 (A.6.7) are not read' },
  { only: 'theirs', input: /[?~%]/, why: 'scope: qualified parts of a date (A.6.6) are not read' },
  { only: 'theirs', input: season, why: 'A.5.3, A.5.6: a season is no end of an interval' },
  { only: 'theirs', input: /-02-29|-02-30/, why: '8601-1, 4.2.1: February of that year has no such day' },
  { only: 'theirs', input: /^[[{].*\d\.\.-?\d|\.\..*\.\./,
    why: '6.3: a range is refused when it ends before it starts, and an open range has one date' },

  // Both read it.
  { what: 'earliest', input: /^0000-02-29/, why: '8601-1, 4.2.1: year 0000 is a leap year; npm makes it 1 March' },
  { what: 'latest', input: /^0000-02-29/, why: '8601-1, 4.2.1: year 0000 is a leap year; npm makes it 1 March' },
  { what: 'level', input: /^-|[/,.[{]-\d/, why: 'A.5.2: negative years are level 1' },
  { what: 'level', input: /X/, why: 'A.5.5, A.6.7: which shapes of unspecified digits are level 1' },
  { what: 'latest', input: set,
    why: '6.3: the latest of a set is the end of its latest member; npm takes the start of the last range, and the order given' },
  { what: 'earliest', input: /T.*\.\d\d?(\D|$)/, why: '8601-1, 5.3.1.4: .5 is half a second; npm makes it 5 milliseconds' },
  { what: 'latest', input: /T.*\.\d\d?(\D|$)/, why: '8601-1, 5.3.1.4: .5 is half a second; npm makes it 5 milliseconds' },
  { what: 'earliest', input: set, why: '6.1: members are in any order; npm takes the first' },
  { what: 'earliest', input: season, why: 'choice (3.1.3.1): northern meteorological seasons; npm takes quarters' },
  { what: 'latest', input: season, why: 'choice (3.1.3.1): northern meteorological seasons; npm takes quarters' },
  { what: 'earliest', input: /^-\d.*X/, why: '4.4.1.2: before year 0, a greater number is earlier' },
  { what: 'latest', input: /^-\d.*X/, why: '4.4.1.2: before year 0, a greater number is earlier' },
]

/** The reason for a disagreement about 'valid', 'level', 'earliest' or 'latest', or undefined. */
export function explain(what, ours, theirs) {
  const only = what !== 'valid' ? undefined : ours.valid ? 'ours' : 'theirs'
  return known.find(k => k.only === only && (only || k.what === what) && k.input.test(ours.input))?.why
}
