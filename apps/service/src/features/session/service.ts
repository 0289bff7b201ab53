import { type Actor, allowedActions, type PersonActor, type Role, systemActor } from '@premia/access';
import { type Tx, withChange, withSnapshot } from '@premia/database';
import type { DemoPerson, SessionPerson } from '../../contract.ts';
import type { Dependencies } from '../../dependencies.ts';
import { failure, success } from '../../failure.ts';
import { hashOfSecret, newSecret } from '../../secrets.ts';
import { companyToday } from '../company/repository.ts';
import * as repository from './repository.ts';
import type { SessionUseCases } from './use-cases.ts';

const SESSION_HOURS = 12;
const MS_PER_HOUR = 3_600_000;
/** A choice one can read at a glance. */
const DEMO_PEOPLE_PER_ROLE = 4;

const SESSIONS: Actor = systemActor('sessions');

/**
 * Who is asking. Today a demo installation lets visitors choose a person; real sign-in will open the same sessions
 * from proven credentials, and nothing behind `callerOf` changes.
 */
export function createSessionService(dependencies: Dependencies): SessionUseCases {
  const { pool, now, demo } = dependencies;

  async function read<Value>(work: (tx: Tx, today: string) => Promise<Value>): Promise<Value> {
    return withSnapshot(pool, SESSIONS, async (tx) => work(tx, await companyToday(tx, now())));
  }

  return {
    async demoPeople() {
      if (!demo) {
        return [];
      }
      return demoChoice(await read((tx, today) => repository.peopleOn(tx, today)));
    },

    async me(caller) {
      const person = await read((tx, today) => repository.personOn(tx, today, caller.employeeId));
      if (person === null) {
        throw new Error('the caller of a request is not an employee');
      }
      return toSessionPerson(person);
    },

    async signIn({ employeeId }) {
      const person = demo ? await read((tx, today) => repository.personOn(tx, today, employeeId)) : null;
      if (person === null) {
        return failure('absent', 'session/refused');
      }
      const token = newSecret();
      const expiresAt = new Date(now().getTime() + SESSION_HOURS * MS_PER_HOUR);
      await withChange(pool, { kind: 'person', employeeId, roles: [] }, async (tx) => {
        await repository.insertSession(tx, { secretHash: hashOfSecret(token), employeeId, expiresAt });
        return {
          result: undefined,
          audit: [{ action: 'session.signIn', target: personTarget(employeeId) }],
          outbox: [],
        };
      });
      return success({ person: toSessionPerson(person), token, expiresAt });
    },

    async signOut(token) {
      await withChange(pool, SESSIONS, async (tx) => {
        const employeeId = await repository.endSession(tx, hashOfSecret(token), now());
        return employeeId === null
          ? { unchanged: undefined }
          : { result: undefined, audit: [{ action: 'session.signOut', target: personTarget(employeeId) }], outbox: [] };
      });
    },

    async callerOf(token) {
      return read(async (tx, today): Promise<PersonActor | null> => {
        const employeeId = await repository.employeeOfSession(tx, hashOfSecret(token), now());
        const person = employeeId === null ? null : await repository.personOn(tx, today, employeeId);
        return person === null ? null : { kind: 'person', employeeId: person.employeeId, roles: person.roles };
      });
    },
  };
}

function personTarget(employeeId: string) {
  return { kind: 'employee', id: employeeId };
}

function toSessionPerson(person: repository.PersonRow): SessionPerson {
  const { employeeId, name, roles, departmentId } = person;
  return { employeeId, name, roles, departmentId, may: allowedActions({ kind: 'person', employeeId, roles }) };
}

/** The order in which a visitor is offered the audiences. */
const DEMO_ROLES = ['hr', 'finance', 'head', 'employee', 'executive', 'admin'] as const satisfies readonly Role[];

/** A few people of every role, each under the most telling of their roles. */
function demoChoice(people: readonly repository.PersonRow[]): readonly DemoPerson[] {
  return DEMO_ROLES.flatMap((role) =>
    people
      .filter((person) => tellingRole(person.roles) === role)
      .slice(0, DEMO_PEOPLE_PER_ROLE)
      .map((person) => ({
        employeeId: person.employeeId,
        name: person.name,
        role,
        position: person.position ?? {},
        department: person.departmentName ?? {},
      })),
  );
}

function tellingRole(roles: readonly Role[]): Role {
  const telling = (['executive', 'hr', 'finance', 'admin', 'head'] as const).find((role) => roles.includes(role));
  return telling ?? 'employee';
}
