import type { Dependencies } from '../../dependencies.ts';
import type { SchemeCompiler } from './compiled-schemes.ts';

export interface SchemeDependencies extends Pick<Dependencies, 'pool' | 'now'> {
  readonly compiler: SchemeCompiler;
}
