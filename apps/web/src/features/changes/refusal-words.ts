import { changeWords } from '@premia/locale';
import { useLanguage } from '@premia/ui';
import { callFailure } from '../../shell/api.ts';
import { failureWords } from '../../shell/failures.ts';

interface Refused {
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
}

/** Why something was refused, whether as an answer or as an error. */
export function useRefusalWords(): (refused: unknown) => string {
  const { language, translate } = useLanguage();
  return (refused) => {
    const known = isRefused(refused) ? refused : callFailure(refused);
    return (known === null ? null : changeWords(known, language)) ?? failureWords(refused, translate).text;
  };
}

function isRefused(refused: unknown): refused is Refused {
  return (
    typeof refused === 'object' &&
    refused !== null &&
    'code' in refused &&
    typeof refused.code === 'string' &&
    'details' in refused
  );
}
