import { describe, expect, it } from 'vitest';
import { advanceCareer, type Career, type CareerStatement, hireDateOf } from './career.ts';

const same = (left: string, right: string): boolean => left === right;
const HERE: Career<string> = {
  hiredOn: '2024-02-01',
  stays: [
    { validFrom: '2024-02-01', validTo: '2025-01-01', place: 'west' },
    { validFrom: '2025-01-01', validTo: null, place: 'east' },
  ],
};
const said = (changes: Partial<CareerStatement<string>> = {}): CareerStatement<string> => ({
  hiredOn: '2024-02-01',
  leftOn: null,
  from: null,
  place: 'east',
  ...changes,
});
const advance = (career: Career<string> | null, changes?: Partial<CareerStatement<string>>) => {
  const result = advanceCareer(career, said(changes), same);
  if ('code' in result) throw new Error(result.code);
  return result;
};
const refused = (career: Career<string> | null, changes: Partial<CareerStatement<string>>) => {
  const result = advanceCareer(career, said(changes), same);
  return 'code' in result ? { code: result.code, field: result.field, ...result.details } : null;
};
const spans = ({ stays }: Career<string>) => stays.map(({ validFrom, validTo, place }) => [place, validFrom, validTo]);

describe('a leaving date', () => {
  const left = advance(HERE, { leftOn: '2026-03-01' });

  it('ends the last stay on that day', () => {
    expect(left).toMatchObject({ effects: ['leaves'], since: '2026-03-01' });
    expect(spans(left.career).at(-1)).toEqual(['east', '2025-01-01', '2026-03-01']);
  });

  it('is taken back or moved by what is said later, and kept where nothing is said', () => {
    expect(advance(left.career, { leftOn: null })).toMatchObject({
      career: HERE,
      effects: ['stays-on'],
      since: '2026-03-01',
    });
    expect(advance(left.career, { leftOn: '2026-02-10' })).toMatchObject({ effects: ['leaves'], since: '2026-02-10' });
    expect(advance(left.career, { leftOn: undefined })).toEqual({ career: left.career, effects: [], since: null });
  });

  it('is refused on or before the first day of the stay', () => {
    const problem = { code: 'row/left-before-start', field: 'leftOn' };
    expect(refused(HERE, { leftOn: '2025-01-01' })).toEqual({ ...problem, left: '2025-01-01', since: '2025-01-01' });
    expect(refused(null, { leftOn: '2024-02-01' })).toEqual({ ...problem, left: '2024-02-01', since: '2024-02-01' });
    expect(refused(left.career, { leftOn: '2026-03-01', place: 'west', from: '2026-04-01' })).toMatchObject(problem);
  });

  it('comes with a move on one line', () => {
    const { career } = advance(HERE, { place: 'west', from: '2026-01-01', leftOn: '2026-03-01' });
    expect(spans(career).slice(1)).toEqual([
      ['east', '2025-01-01', '2026-01-01'],
      ['west', '2026-01-01', '2026-03-01'],
    ]);
    expect(refused(left.career, { leftOn: undefined, place: 'west', from: '2026-04-01' })).toMatchObject({
      code: 'row/move-after-leaving',
    });
  });
});

describe('a hire date', () => {
  const left = advance(HERE, { leftOn: '2026-03-01' }).career;

  it('after the leaving date begins another employment, at the same place too', () => {
    const { career, effects, since } = advance(left, { hiredOn: '2026-04-01' });
    expect(effects).toEqual(['rehired']);
    expect(since).toBe('2026-04-01');
    expect(spans(career).slice(1)).toEqual([
      ['east', '2025-01-01', '2026-03-01'],
      ['east', '2026-04-01', null],
    ]);
  });

  it('of then is the one that counts for a day of then', () => {
    const { hiredOn, stays } = advance(left, { hiredOn: '2026-03-01' }).career;
    expect(stays.map((stay) => hireDateOf(stay, { hiredOn, stays }))).toEqual([
      '2024-02-01',
      '2024-02-01',
      '2026-03-01',
    ]);
  });

  it('of an employment that ended before is nothing new', () => {
    const { career } = advance(left, { hiredOn: '2026-04-01' });
    expect(advance(career, { hiredOn: '2024-02-01', leftOn: '2026-03-01' })).toEqual({
      career,
      effects: [],
      since: null,
    });
    expect(refused(career, { hiredOn: '2026-02-01' })).toMatchObject({ code: 'row/hired-before-leaving' });
  });

  it('that is corrected moves the first stay with it', () => {
    const { career, since } = advance(HERE, { hiredOn: '2024-03-01' });
    expect(since).toBe('2024-02-01');
    expect(spans(career)[0]).toEqual(['west', '2024-03-01', '2025-01-01']);
    expect(refused(HERE, { hiredOn: '2025-01-01' })).toMatchObject({ code: 'row/hired-after-change' });
  });
});
