import { assert, constantFrom, dictionary, letrec, oneof, property } from 'fast-check';
import { mergePatch } from '../../platform/language/overlay';
import { patchText } from '../../platform/publishing/patch-text';

const FILE = `{
  "name": "thing",
  "fields": {
    "a": { "type": "text", "label": { "en": "A", "ru": "А" } },
    "b": {
      "type": "text",
      "required": true
    }
  },
  "empty": {}
}
`;

describe('a patch of a file’s text', () => {
  it.each([
    [
      'adds a key at the end of an object of several lines',
      { fields: { b: { unique: true } } },
      '"required": true\n    }',
      '"required": true,\n      "unique": true\n    }',
    ],
    [
      'adds a key on the line of an object of one line',
      { fields: { a: { unique: true } } },
      '"ru": "А" } }',
      '"ru": "А" }, "unique": true }',
    ],
    ['replaces a value', { fields: { b: { required: false } } }, '"required": true', '"required": false'],
    [
      'removes the last key with the comma before it',
      { fields: { b: { required: null } } },
      '"text",\n      "required": true',
      '"text"',
    ],
    ['removes a key with the comma after it', { fields: { a: { type: null } } }, '"type": "text", "label"', '"label"'],
    ['fills an empty object', { empty: { x: [1, 2] } }, '"empty": {}', '"empty": { "x": [1, 2] }'],
    [
      'writes what is new and long on several lines',
      { empty: { x: 'word '.repeat(30) } },
      '"empty": {}',
      `"empty": {\n    "x": "${'word '.repeat(30)}"\n  }`,
    ],
  ])('%s, and leaves the rest as it is', (_, patch, before, after) => {
    expect(patchText(FILE, patch)).toBe(FILE.replace(before, after));
  });

  it('changes nothing when there is nothing to remove', () => {
    expect(patchText(FILE, { fields: { c: null, d: { e: null } } })).toBe(FILE);
  });

  it('means what the merge of the parsed file means, whatever both are', () => {
    // given
    const leaf = constantFrom<unknown>(1, true, 'a "b"', '}', [1, { x: '[' }]);
    const { value } = letrec((tie) => ({
      value: oneof({ maxDepth: 2 }, leaf, dictionary(name(), tie('value'), { maxKeys: 3 })),
    }));
    const patch = dictionary(name(), value);

    assert(
      property(dictionary(name(), value), patch, constantFrom(0, 2), (body, changes, indent) => {
        const withNulls = { ...changes, ...(changes.a === undefined ? {} : { b: null }) };

        // when
        const patched: unknown = JSON.parse(patchText(JSON.stringify(body, null, indent), withNulls));

        // then
        expect(patched).toEqual(mergePatch(body, withNulls));
      }),
    );
  });
});

/** Not "after" and "before": those are places, which only the merge of layers knows. */
function name() {
  return constantFrom('a', 'b', 'c', 'd"e', 'f\\');
}
