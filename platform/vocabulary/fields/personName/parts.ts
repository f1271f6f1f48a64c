/**
 * A person's name in parts. Written in Cyrillic, the family name comes first ("Иванов Иван Иванович"); written in
 * Latin letters, it comes last ("Nancy Davolio", "Ludwig van der Berg") unless a comma says otherwise ("Davolio, Nancy").
 */
export interface NameParts {
  readonly last: string | null;
  readonly first: string | null;
  readonly middle: string | null;
}

const CYRILLIC = /\p{Script=Cyrillic}/u;
/** Small words that begin a Latin family name. */
const PARTICLES = /^(van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|ibn|al|ter|zu)$/i;

export function partsOf(written: string): NameParts {
  const text = squeeze(written);
  const comma = text.indexOf(',');
  if (comma > 0)
    return named(
      text.slice(0, comma),
      text
        .slice(comma + 1)
        .replaceAll(',', ' ')
        .split(' '),
    );
  const words = text.split(' ').filter((word) => word !== '');
  if (CYRILLIC.test(text)) return named(words[0] ?? '', words.slice(1));
  if (words.length === 1) return { last: null, first: words[0] ?? null, middle: null };
  const particle = words.findIndex((word, index) => index > 0 && PARTICLES.test(word));
  const family = particle > 0 && particle < words.length - 1 ? particle : words.length - 1;
  return named(words.slice(family).join(' '), words.slice(0, family));
}

/** The whole name in the order of its script; '' when every part is empty. */
export function fullName({ last, first, middle }: NameParts): string {
  const order = CYRILLIC.test(`${last ?? ''}${first ?? ''}`) ? [last, first, middle] : [first, middle, last];
  return order.filter((part) => part).join(' ');
}

/** White space of any kind and number becomes one space; none at the ends. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function named(last: string, given: readonly string[]): NameParts {
  const [first, ...middle] = given.filter((word) => word !== '');
  return { last: squeeze(last) || null, first: first ?? null, middle: middle.join(' ') || null };
}
