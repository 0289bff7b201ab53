import type { Dependencies } from '../../dependencies.ts';
import type { SchemeCompiler } from '../schemes/compiled-schemes.ts';

export interface ChangeDependencies extends Pick<Dependencies, 'pool' | 'now'> {
  readonly compiler: SchemeCompiler;
}
