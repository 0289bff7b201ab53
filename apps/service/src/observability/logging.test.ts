import { describe, expect, it } from 'vitest';
import { createLogger } from './logging.ts';

function logged(error: unknown): Record<string, unknown> {
  const lines: string[] = [];
  createLogger('info', { write: (line) => void lines.push(line) }).error({ err: error }, 'It failed');
  return JSON.parse(lines[0] ?? '{}');
}

describe('a logged error', () => {
  it('names what failed and where, and quotes no value', () => {
    const refusal = Object.assign(new Error('duplicate key (salary)=(123456.78) of Anna'), {
      code: '23505',
      table: 'accruals',
      constraint: 'accruals_pk',
      detail: 'Key (salary)=(123456.78) already exists',
      parameters: ['Anna', '123456.78'],
    });
    const entry = logged(new Error('saving for Anna failed', { cause: refusal }));
    expect(JSON.stringify(entry)).not.toMatch(/Anna|123456/);
    expect(entry).toMatchObject({
      msg: 'It failed',
      err: { cause: { code: '23505', database: { table: 'accruals', constraint: 'accruals_pk' } } },
    });
    expect(JSON.stringify(entry)).toContain('logging.test.ts');
  });

  it('survives a cause that leads back to itself', () => {
    const error = new Error('round');
    error.cause = error;
    expect(logged(error)).toMatchObject({ err: { type: 'Error' } });
  });

  it('says of a thrown text no more than that it was one', () => {
    expect(logged('Anna earns 5')).toMatchObject({ err: { type: 'string', stack: [] } });
  });
});
