import { scopeFilter } from '@premia/access';
import { withSnapshot } from '@premia/database';
import { parsePeriod } from '@premia/scheme';
import type { Dependencies } from '../../dependencies.ts';
import { companyToday } from '../company/repository.ts';
import { departmentsOn, peopleOn } from './repository.ts';
import type { PeopleUseCases } from './use-cases.ts';
import { idsOrNull, visiblePeople } from './visible-people.ts';

export function createPeopleService({ pool, now }: Pick<Dependencies, 'pool' | 'now'>): PeopleUseCases {
  return {
    departments: (actor, input) =>
      withSnapshot(pool, actor, async (tx) => departmentsOn(tx, input.on ?? (await companyToday(tx, now())))),

    list: (actor, input) =>
      withSnapshot(pool, actor, async (tx) => {
        const day = input.on ?? (await companyToday(tx, now()));
        const period = input.period === undefined ? null : parsePeriod(input.period);
        const span = period === null ? { first: day, last: day } : { first: period.firstDay, last: period.lastDay };
        const visible = await visiblePeople(tx, scopeFilter(actor, 'person.list'), span.last);
        return peopleOn(tx, {
          ...span,
          visibleIds: idsOrNull(visible),
          departmentId: input.departmentId ?? null,
          search: input.search === undefined || input.search === '' ? null : input.search,
        });
      }),
  };
}
