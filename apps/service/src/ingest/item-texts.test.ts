import fc from 'fast-check';
import { expect, it } from 'vitest';
import { itemTexts } from './item-texts.ts';

it('keeps each item as it came: spaces, numbers, repeated members, brackets in texts', () => {
  const items = ['{ "id" : 1.0, "id": "two" }', '"a]\\"}"', '[[], {"b":[1,2]}]', '1e400', '{"t":"\\\\"}', 'null'];
  expect(itemTexts(`{"items" :\n[ ${items.join(' ,\t')} ] }`)).toEqual(items);
  expect(itemTexts('{"items":[]}')).toEqual([]);
  expect(itemTexts('{"items":[1],"items":[2]}')).toEqual(['2']);
  expect(itemTexts('{"other":{"items":[1]},"ite\\u006ds":[2]}')).toEqual(['2']);
});

it('says what JSON.parse reads, whatever comes in', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.constantFrom(undefined, 1, 2), (items, space) => {
      const texts = itemTexts(JSON.stringify({ items }, null, space));
      expect(texts.map((text): unknown => JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(items)));
    }),
  );
});
