import { z } from 'zod';
import type { DemoPerson, SessionPerson } from '../../contract.ts';
import { unwrap } from '../../trpc/errors.ts';
import { idSchema } from '../../trpc/inputs.ts';
import { router, visitorProc } from '../../trpc/procedure.ts';

export const sessionRouter = router({
  demoPeople: visitorProc('session.demoPeople').query(
    ({ ctx }): Promise<readonly DemoPerson[]> => ctx.useCases.session.demoPeople(),
  ),
  /** Null for a visitor who has not signed in. */
  me: visitorProc('session.me').query(
    async ({ ctx }): Promise<SessionPerson | null> =>
      ctx.caller === null ? null : ctx.useCases.session.me(ctx.caller),
  ),
  signIn: visitorProc('session.signIn')
    .input(z.strictObject({ employeeId: idSchema }))
    .mutation(async ({ ctx, input }): Promise<SessionPerson> => {
      const opened = unwrap(await ctx.useCases.session.signIn(input));
      // A token somebody may have planted before sign-in dies here (session fixation).
      if (ctx.session.token !== null) {
        await ctx.useCases.session.signOut(ctx.session.token);
      }
      ctx.session.set(opened.token, opened.expiresAt);
      return opened.person;
    }),
  signOut: visitorProc('session.signOut').mutation(async ({ ctx }): Promise<{ readonly ok: true }> => {
    if (ctx.session.token !== null) {
      await ctx.useCases.session.signOut(ctx.session.token);
    }
    ctx.session.clear();
    return { ok: true };
  }),
});
