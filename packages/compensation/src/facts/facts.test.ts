import { decimal, toExactText } from '@premia/decimal';
import { canonicalJson } from '@premia/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { organization } from '../organization/organization.ts';
import { type Credit, creditFact, creditRemaining, rollUp, standingIn } from './crediting.ts';
import { readPlainItem } from './plain-item.ts';
import { payloadText, readSubmission, type Submission, submissionSchema } from './submission.ts';
import { decideVersion, type KnownFact, withVersion } from './version.ts';

const CONTEXT = { timeZone: 'Europe/Moscow', currency: 'RUB' };
const DEAL = { source: 'crm', id: 'd1', type: 'deal.won', on: '2026-03-03', amount: '145000', employee: 'bob' };

function read(item: unknown): Submission {
  const result = readSubmission(item, CONTEXT);
  if (!result.ok) throw new Error(JSON.stringify(result.outcome));
  return result.submission;
}

describe('reading a submission', () => {
  it('fills what a source may leave out', () => {
    expect(read(DEAL)).toMatchObject({
      version: null,
      amount: '145000',
      currency: 'RUB',
      title: '',
      shares: [{ employeeId: 'bob', share: '1' }],
      attributes: {},
      deleted: false,
    });
  });

  it('hashes the meaning, not the writing', () => {
    const hash = read(DEAL).payloadHash;
    expect(read({ ...DEAL, amount: '145000.00', currency: 'RUB', attributes: {} }).payloadHash).toBe(hash);
    expect(read({ ...DEAL, on: '2026-03-02T22:00:00Z' }).payloadHash).toBe(hash);
    expect(read({ ...DEAL, amount: '145000.01' }).payloadHash).not.toBe(hash);
  });

  it('orders shares by person', () => {
    const halves = [
      { employee: 'dora', share: '0.5' },
      { employee: 'carl', share: '0.50' },
    ];
    expect(read({ ...DEAL, employee: halves }).shares).toEqual([
      { employeeId: 'carl', share: '0.5' },
      { employeeId: 'dora', share: '0.5' },
    ]);
  });

  it.each([
    [null, 'fact/not-an-object'],
    [[DEAL], 'fact/not-an-object'],
    [{ ...DEAL, id: undefined }, 'fact/field-missing'],
    [{ ...DEAL, id: '  ' }, 'fact/field-invalid'],
    [{ ...DEAL, amount: 5 }, 'fact/field-invalid'],
    [{ ...DEAL, version: 0 }, 'fact/field-invalid'],
    [{ ...DEAL, salary: '1' }, 'fact/unknown-field'],
    [{ ...DEAL, on: '03.03.2026' }, 'fact/date-invalid'],
    [{ ...DEAL, amount: '1,5' }, 'fact/amount-invalid'],
    [{ ...DEAL, amount: '1e50' }, 'fact/amount-invalid'],
    [{ ...DEAL, employee: [{ employee: 'bob', share: '0.6' }] }, 'fact/shares-not-whole'],
    [{ ...DEAL, employee: [{ employee: 'bob', share: '-1' }] }, 'fact/shares-invalid'],
    [{ ...DEAL, title: 'a\0b' }, 'fact/field-invalid'],
    [{ ...DEAL, attributes: { stage: '\ud800' } }, 'fact/field-invalid'],
    [{ ...DEAL, overlays: [{ employee: 'carl', share: '1.01' }] }, 'fact/overlays-invalid'],
    [{ ...DEAL, overlays: [{ employee: 'bob', share: '1' }] }, 'fact/overlays-invalid'],
    [
      {
        ...DEAL,
        employee: [
          { employee: 'bob', share: '0.5' },
          { employee: 'bob', share: '0.5' },
        ],
      },
      'fact/shares-invalid',
    ],
  ])('refuses %o with %s', (item, code) => {
    expect(readSubmission(item, CONTEXT)).toMatchObject({ ok: false, outcome: { status: 'rejected', code } });
  });

  it('never throws, whatever comes in', () => {
    fc.assert(
      fc.property(fc.anything(), (item) => {
        expect(readSubmission(item, CONTEXT)).toHaveProperty('ok');
      }),
    );
  });
});

describe('versions', () => {
  const known: KnownFact = {
    currentVersion: 3,
    payloadHashes: new Map([
      [1, 'a'],
      [3, 'c'],
    ]),
  };
  const sent = (version: number | null, payloadHash: string): Submission => ({ ...read(DEAL), version, payloadHash });
  it.each([
    ['first', null, sent(null, 'a'), { status: 'accepted', version: 1 }],
    ['same again', known, sent(3, 'c'), { status: 'duplicate' }],
    ['same again, unversioned', known, sent(null, 'c'), { status: 'duplicate' }],
    ['other payload, same version', known, sent(3, 'x'), { status: 'conflict' }],
    ['other payload, unversioned', known, sent(null, 'x'), { status: 'conflict' }],
    ['newer', known, sent(4, 'd'), { status: 'accepted', version: 4 }],
    ['older, unknown', known, sent(2, 'b'), { status: 'superseded', version: 2 }],
    ['older, known', known, sent(1, 'a'), { status: 'duplicate' }],
    ['older, contradicting', known, sent(1, 'x'), { status: 'conflict' }],
  ] as const)('%s', (_, before, submission, decision) => {
    expect(decideVersion(before, submission)).toEqual(decision);
  });

  it('lets the highest version win, in whatever order they come', () => {
    const versions = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1 });
    fc.assert(
      fc.property(versions, (order) => {
        let fact: KnownFact | null = null;
        for (const version of order) {
          const decision = decideVersion(fact, sent(version, `hash ${version}`));
          expect(decision.status).toBe(version > (fact?.currentVersion ?? 0) ? 'accepted' : 'superseded');
          fact = withVersion(fact, version, `hash ${version}`);
        }
        expect(fact?.currentVersion).toBe(Math.max(...order));
        expect(fact?.payloadHashes.size).toBe(order.length);
      }),
    );
  });
});

describe('crediting', () => {
  const always = { validFrom: '1900-01-01', validTo: null };
  const work = { managerId: null, position: 'agent', attributes: {} };
  const company = organization(
    [
      { ...always, departmentId: 'company', parentId: null, headId: 'boss' },
      { departmentId: 'east', validFrom: '1900-01-01', validTo: '2026-03-10', parentId: 'company', headId: 'anna' },
      { departmentId: 'east', validFrom: '2026-03-10', validTo: null, parentId: 'company', headId: 'olga' },
    ],
    ['boss', 'anna', 'olga', 'bob', 'carl'].map((employeeId) => ({
      ...work,
      employeeId,
      validFrom: '2024-01-01',
      validTo: employeeId === 'carl' ? '2026-03-05' : null,
      departmentId: employeeId === 'boss' ? 'company' : 'east',
    })),
  );
  const known = new Set(['boss', 'anna', 'olga', 'bob', 'carl']);
  const credit = (shares: Submission['shares'], on: string, overlays: Submission['overlays'] = []) =>
    creditFact({ shares, overlays, on }, standingIn(company, known));
  const texts = (credits: readonly Credit[]) =>
    credits.map(({ employeeId, role, share }) => `${role} ${employeeId} ${share}`);
  const credited = (...given: Parameters<typeof credit>): readonly string[] | string => {
    const result = credit(...given);
    return result.ok ? texts([...result.credits, ...rollUp(result.credits, given[1], company)]) : result.code;
  };

  it('credits the owner and, by the tree of the day, the heads above', () => {
    const bob = [{ employeeId: 'bob', share: '1' }];
    expect(credited(bob, '2026-03-09')).toEqual(['owner bob 1', 'rollup anna 1', 'rollup boss 1']);
    expect(credited(bob, '2026-03-10')).toEqual(['owner bob 1', 'rollup olga 1', 'rollup boss 1']);
  });

  it('lets the share of whoever left lapse where that is asked for, as long as anybody is left', () => {
    const shares = [
      { employeeId: 'bob', share: '0.4' },
      { employeeId: 'carl', share: '0.6' },
    ];
    const remaining = (given: Submission['shares'], on: string) => {
      const result = creditRemaining({ shares: given, overlays: [], on }, standingIn(company, known));
      return result.ok ? texts(result.credits) : `${result.code} ${result.employeeId}`;
    };
    expect(remaining(shares, '2026-03-04')).toEqual(['split bob 0.4', 'split carl 0.6']);
    expect(remaining(shares, '2026-03-05')).toEqual(['split bob 0.4']);
    expect(remaining(shares.slice(1), '2026-03-05')).toBe('fact/person-not-employed carl');
    expect(remaining([{ employeeId: 'nobody', share: '1' }, ...shares], '2026-03-04')).toBe(
      'fact/person-unknown nobody',
    );
  });

  it('adds up what several people below one head earned, and credits nobody twice for their own', () => {
    const shares = [
      { employeeId: 'anna', share: '0.25' },
      { employeeId: 'bob', share: '0.75' },
    ];
    expect(credited(shares, '2026-03-01')).toEqual([
      'split anna 0.25',
      'split bob 0.75',
      'rollup boss 1',
      'rollup anna 0.75',
    ]);
  });

  it('credits overlays beside the whole, and heads never with more than the whole', () => {
    const overlay = [{ employeeId: 'carl', share: '0.4' }];
    expect(credited([{ employeeId: 'bob', share: '1' }], '2026-03-01', overlay)).toEqual([
      'owner bob 1',
      'overlay carl 0.4',
      'rollup anna 1',
      'rollup boss 1',
    ]);
  });

  it('names whoever is not there, overlays included', () => {
    expect(credit([{ employeeId: 'nobody', share: '1' }], '2026-03-01')).toEqual({
      ok: false,
      code: 'fact/person-unknown',
      employeeId: 'nobody',
    });
    const carl = [{ employeeId: 'carl', share: '1' }];
    const gone = { ok: false, code: 'fact/person-not-employed', employeeId: 'carl' };
    expect(credit(carl, '2026-03-05')).toEqual(gone);
    expect(credit([{ employeeId: 'bob', share: '1' }], '2026-03-05', carl)).toEqual(gone);
  });
});

describe('the text that is hashed', () => {
  const name = fc.string({ minLength: 1, maxLength: 5 });
  const share = fc.record({ employeeId: name, share: fc.constantFrom('0.5', '1') });
  it('is the canonical JSON of what the source said', () => {
    const payload = fc.record({
      type: name,
      on: fc.constant('2026-03-01'),
      amount: fc.constantFrom(null, '1.5', '-0.01'),
      currency: fc.constantFrom(null, 'RUB'),
      title: fc.string(),
      shares: fc.array(share),
      overlays: fc.array(share),
      attributes: fc.dictionary(fc.oneof(name, fc.constantFrom('10', '9', '__proto__', 'я')), fc.string()),
      deleted: fc.boolean(),
    });
    fc.assert(
      fc.property(payload, ({ overlays, ...rest }) => {
        const canonical = overlays.length === 0 ? rest : { ...rest, overlays };
        expect(payloadText({ ...rest, overlays })).toBe(canonicalJson(canonical));
      }),
    );
  });

  it.each([
    '0',
    '-0',
    '00',
    '1',
    '-1.5',
    '10',
    '0.50',
    '0.5',
    '.5',
    '5.',
    '1.0',
    '01',
    '1000.50',
    '-100.00',
    '1200.030',
    '10.0',
    '123456789012345678.123456789012',
  ])('writes the amount %s in its one form', (amount) => {
    expect(read({ ...DEAL, amount }).amount).toBe(toExactText(decimal(amount)));
  });
});

describe('plain items, read by hand', () => {
  const odd = fc.constantFrom(
    '',
    ' a',
    'a ',
    'я',
    '\u00a0x',
    '\ud800',
    'a\0',
    'x'.repeat(201),
    '😀',
    '2026-03-03',
    '5',
  );
  const text = fc.oneof(fc.string(), odd);
  const value = fc.oneof(text, fc.integer(), fc.constant(undefined), fc.constant(null), fc.dictionary(text, text));
  const share = fc.record({ employee: text, share: fc.oneof(text, fc.constantFrom('0.5', '1', '0.25')) });
  const shares = fc.array(
    fc.oneof({ weight: 9, arbitrary: share }, fc.constant({ employee: 'bob', share: '1', more: 1 })),
    {
      maxLength: 3,
    },
  );
  const item = fc.record(
    {
      source: fc.oneof(text, value),
      id: text,
      type: text,
      on: fc.oneof(text, value),
      version: fc.oneof(fc.integer(), value),
      amount: fc.oneof(text, value),
      currency: fc.oneof(fc.constant('RUB'), value),
      title: fc.oneof(text, value),
      employee: fc.oneof(text, value, shares),
      attributes: fc.oneof(fc.dictionary(text, text), value),
      overlays: fc.oneof(shares, value),
      more: value,
    },
    { requiredKeys: ['source', 'id', 'type', 'on', 'employee'] },
  );
  it('are what the schema would have read', () => {
    fc.assert(
      fc.property(item, (raw) => {
        const byHand = readPlainItem(raw);
        if (byHand === null) return;
        const bySchema = submissionSchema.safeParse(raw);
        expect(bySchema.success && { ...bySchema.data }).toEqual(byHand.data);
      }),
      { numRuns: 2_000 },
    );
    expect(readPlainItem({ ...DEAL, title: 'Сделка «Ромашка»', attributes: { stage: 'won' } })).not.toBeNull();
    const halves = ['bob', 'carl'].map((employee) => ({ employee, share: '0.5' }));
    expect(readPlainItem({ ...DEAL, employee: halves, overlays: halves })).not.toBeNull();
  });
});
