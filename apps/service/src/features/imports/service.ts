import { withSnapshot } from '@premia/database';
import type { Dependencies } from '../../dependencies.ts';
import { latestImports } from './repository.ts';
import type { ImportUseCases } from './use-cases.ts';

export function createImportService({ pool }: Dependencies): ImportUseCases {
  return { list: (actor) => withSnapshot(pool, actor, latestImports) };
}
