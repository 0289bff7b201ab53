import { loadDemo } from '@premia/service/server';
import { type Command, EXIT } from '../../command.ts';
import { openEngines } from '../../engines/open-engines.ts';

/** `premia demo load`: the demo company up to today, paid and sealed up to the month before last. */
export const command: Command = {
  async run({ env, language, out, words }) {
    const engines = await openEngines(env);
    try {
      const { services, pool } = engines;
      const loaded = await loadDemo(
        {
          pool,
          facts: services.facts,
          runs: services.runs,
          schemes: services.useCases.schemes,
          approvals: services.useCases.approvals,
          periods: services.useCases.periods,
          changes: services.useCases.changes,
        },
        {
          until: new Date().toISOString().slice(0, 10),
          sealsPast: true,
          onProgress: (step) => words(JSON.stringify(step)),
        },
      );
      if (!loaded.loaded) {
        words(
          language === 'ru'
            ? 'Компания уже есть: ничего не изменено.'
            : 'There is a company already: nothing was changed.',
        );
      }
      out(`${JSON.stringify({ loaded: loaded.loaded })}\n`);
      return EXIT.ok;
    } finally {
      await engines.close();
    }
  },
};
