/** Whether a version lies in a range as npm writes them: exact, ^, ~, >=, *, several with spaces, alternatives with ||. */
export function satisfies(version: string, range: string): boolean {
  const parts = numbersOf(version);
  return range.split('||').some((alternative) => {
    const terms = alternative.trim().split(/\s+/).filter(Boolean);
    return terms.every((term) => fits(parts, term));
  });
}

type Numbers = readonly [major: number, minor: number, patch: number];

function fits(version: Numbers, term: string): boolean {
  const [, operator = '', wanted = ''] = /^(\^|~|>=|<=|>|<|=)?\s*v?(.*)$/.exec(term) ?? [];
  if (wanted === '*' || wanted === '' || wanted === 'x') return true;
  const from = numbersOf(wanted);
  const given = wanted.split('.').filter((part) => /^\d/.test(part)).length;
  const order = compare(version, from);
  if (operator === '>=') return order >= 0;
  if (operator === '<=') return order <= 0;
  if (operator === '>') return order > 0;
  if (operator === '<') return order < 0;
  const kept = operator === '^' ? caretPlaces(from) : operator === '~' ? Math.min(2, given) : given;
  return order >= 0 && from.slice(0, kept).every((number, place) => version[place] === number);
}

/** How many leading numbers a caret holds fast: up to the first that is not zero. */
function caretPlaces(from: Numbers): number {
  const first = from.findIndex((number) => number > 0);
  return first < 0 ? 3 : first + 1;
}

function compare(left: Numbers, right: Numbers): number {
  for (const place of [0, 1, 2] as const) if (left[place] !== right[place]) return left[place] - right[place];
  return 0;
}

function numbersOf(version: string): Numbers {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.+-]/).map((part) => Number.parseInt(part, 10) || 0);
  return [major, minor, patch];
}
