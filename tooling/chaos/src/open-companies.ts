import { randomUUID } from 'node:crypto';
import { assertBooks, connectApplication, connectOwner, migrate } from '@premia/database';
import { setUpExampleCompany } from '@premia/service/testing';
import type { OpenCompany } from './scenario.ts';

export interface Companies {
  open(): Promise<OpenCompany>;
  /** Checks the books of every company that was opened, sealed runs replayed, and drops their databases. */
  checkAndClose(): Promise<void>;
}

const POOL_SIZE = 16;

export function openCompanies(serverUrl: string): Companies {
  const opened: (OpenCompany & { readonly name: string })[] = [];
  const server = connectOwner(serverUrl, { poolSize: 1 });
  return {
    async open() {
      const name = `chaos_${randomUUID().replaceAll('-', '')}`;
      await server.query(`create database ${name}`);
      const url = new URL(serverUrl);
      url.pathname = `/${name}`;
      await migrate(url.href);
      const company = await setUpExampleCompany(connectApplication(url.href, { poolSize: POOL_SIZE }));
      const entry = { name, url: url.href, company, owner: connectOwner(url.href, { poolSize: 2 }) };
      opened.push(entry);
      return entry;
    },
    async checkAndClose() {
      try {
        for (const { company } of opened) await assertBooks(company.pool, { replay: true });
      } finally {
        for (const { name, company, owner } of opened) {
          await company.pool.end();
          await owner.end();
          await server.query(`drop database ${name} with (force)`);
        }
        await server.end();
      }
    },
  };
}
