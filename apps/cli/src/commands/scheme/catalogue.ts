import { type Command, EXIT } from '../../command.ts';

export const command: Command = {
  run: async (context) => {
    context.words('not built yet');
    return EXIT.refused;
  },
};
