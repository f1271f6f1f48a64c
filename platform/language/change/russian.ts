/** The little Russian grammar that sentences need: gender by the ending of a noun, and adjectives that something became. */
type Gender = 'masculine' | 'feminine' | 'neuter' | 'plural';

const ENDINGS: Readonly<Record<Gender, string>> = { masculine: '', feminine: 'а', neuter: 'о', plural: 'ы' };

/** A short participle that agrees with a noun: «добавлен», «добавлена», «добавлено», «добавлены». */
export function participle(stem: string, noun: string): string {
  const ending = ENDINGS[genderOf(noun)];
  return ending === '' ? stem : stem.replace(/ё(?=[^ё]*$)/, 'е') + ending;
}

/** «стало обязательным», «перестало быть обязательным»; undefined when the text is no adjective. */
export function became(text: string, is: boolean): string | undefined {
  for (const [ending, turned, verb] of ADJECTIVES) {
    if (!/^[а-яё]+$/i.test(text) || !text.endsWith(ending)) continue;
    const adjective = text.slice(0, -ending.length).toLowerCase() + turned;
    return is ? `стал${verb} ${adjective}` : `перестал${verb} быть ${adjective}`;
  }
  return undefined;
}

const ADJECTIVES = [
  ['ое', 'ым', 'о'],
  ['ая', 'ой', 'а'],
  ['ый', 'ым', ''],
] as const;

/** The gender of the first word, by its ending. */
function genderOf(noun: string): Gender {
  const word = noun.toLowerCase().split(' ')[0] ?? '';
  if (/(ые|ие|ы|и)$/.test(word) && !/(ание|ение|тие)$/.test(word)) return 'plural';
  if (/[оеё]$/.test(word)) return 'neuter';
  return /[аяь]$/.test(word) ? 'feminine' : 'masculine';
}
