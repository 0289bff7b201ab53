import { describe, expect, test } from 'vitest';
import { readRoomNews, readSaveRequest } from './room-message.ts';

describe('what a room takes from a page', () => {
  test.each([
    ['{"type":"save","id":"1"}', { type: 'save', id: '1' }],
    ['{"type":"save"}', null],
    ['{"type":"drop","id":"1"}', null],
    ['[1]', null],
    ['{"type":', null],
  ])('%s', (text, expected) => {
    expect(readSaveRequest(text)).toEqual(expected);
  });
});

describe('what a page takes from a room', () => {
  test.each([
    ['{"type":"saved","revision":7}', { type: 'saved', revision: 7 }],
    ['{"type":"saved","revision":7,"id":"a"}', { type: 'saved', revision: 7, id: 'a' }],
    ['{"type":"saved","revision":"7"}', null],
    ['{"type":"refused","code":"document/too-many-nodes"}', { type: 'refused', code: 'document/too-many-nodes' }],
    ['{"type":"delayed"}', { type: 'delayed' }],
    ['{"type":"comments"}', { type: 'comments' }],
    ['{"type":"submission"}', { type: 'submission' }],
    ['{"type":"of a later version"}', null],
    ['nonsense', null],
  ])('%s', (text, expected) => {
    expect(readRoomNews(text)).toEqual(expected);
  });
});
