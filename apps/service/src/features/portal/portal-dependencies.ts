import type { Dependencies } from '../../dependencies.ts';
import type { AccrualService } from '../accruals/service.ts';
import type { SchemeCompiler } from '../schemes/compiled-schemes.ts';
import type { StatementService } from '../statements/service.ts';
import type { ChangeFeed } from './change-feed.ts';

export interface PortalDependencies extends Dependencies {
  readonly accruals: Pick<AccrualService, 'explain'>;
  readonly statements: Pick<StatementService, 'explain'>;
  readonly compiler: SchemeCompiler;
  readonly feed: ChangeFeed;
}
