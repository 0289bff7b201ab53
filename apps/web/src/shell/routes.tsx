import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { NotFound } from './NotFound.tsx';
import { choiceParam, periodParam, present, type RawSearch, textParam, yearParam } from './search.ts';
import { doorsOf, loadSession, type RouterContext } from './session.ts';

const DOOR_PATHS = {
  schemes: '/schemes',
  simulation: '/simulation',
  runs: '/runs',
  portal: '/portal',
  dashboards: '/dashboards',
  people: '/people',
  criteria: '/criteria',
  changes: '/changes',
  approvals: '/approvals',
  facts: '/facts',
  initiatives: '/initiatives',
  references: '/references',
} as const;

const rootRoute = createRootRouteWithContext<RouterContext>()({ notFoundComponent: NotFound });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: RawSearch) => present({ next: textParam(search, 'next') }),
  component: lazyRouteComponent(() => import('./SignIn.tsx'), 'SignIn'),
});

/** Everything behind the session. */
const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    const person = await loadSession(context);
    if (person === null) throw redirect({ to: '/sign-in', search: { next: location.href } });
    return { person };
  },
  component: lazyRouteComponent(() => import('./AppFrame.tsx'), 'AppFrame'),
});

const homeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: DOOR_PATHS[doorsOf(context.person)[0] ?? 'portal'] });
  },
});

const schemesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/schemes',
  validateSearch: (search: RawSearch) =>
    present({
      search: textParam(search, 'search'),
      status: choiceParam(search, 'status', ['draft', 'published', 'active', 'archived']),
      new: choiceParam(search, 'new', ['open']),
      template: textParam(search, 'template'),
    }),
  component: lazyRouteComponent(() => import('../features/schemes/SchemesRoute.tsx'), 'SchemesRoute'),
});

const designerRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/schemes/$schemeId',
  // The sample employee, the period and the selected node live in the address: a view can be pasted to a colleague.
  validateSearch: (search: RawSearch) =>
    present({
      employee: textParam(search, 'employee'),
      period: periodParam(search, 'period'),
      // The department a new scheme is meant for: tried on its people, offered when it is submitted.
      audience: textParam(search, 'audience'),
      node: textParam(search, 'node'),
      dock: textParam(search, 'dock'),
      view: textParam(search, 'view'),
      inside: textParam(search, 'inside'),
    }),
  loader: ({ context, params, preload }) => {
    if (!preload) askForScheme(context, params.schemeId);
  },
  // Asked once on the way in; what the address says of the screen afterwards asks for nothing.
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
  component: lazyRouteComponent(() => import('../features/designer/DesignerRoute.tsx'), 'DesignerRoute'),
});

/** How long an answer waits for the screen that wants it. */
const ANSWER_KEPT_MS = 5_000;

/** The designer's code is the largest there is: what it shows is asked for while it is still on its way. */
function askForScheme({ queryClient, trpc }: RouterContext, schemeId: string): void {
  const scheme = trpc.schemes.open.queryOptions({ schemeId });
  // Another page may have asked for it long ago; what is edited has to be what is stored now.
  queryClient.removeQueries({ queryKey: scheme.queryKey });
  void queryClient.prefetchQuery({ ...scheme, gcTime: ANSWER_KEPT_MS });
  void queryClient.prefetchQuery(trpc.criteria.sources.queryOptions());
  void queryClient.prefetchQuery(trpc.periods.list.queryOptions());
}

/** How every kind of block looks; nothing leads here but its address. */
const galleryRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/gallery',
  component: lazyRouteComponent(() => import('../features/designer/gallery/GalleryRoute.tsx'), 'GalleryRoute'),
});

const simulationRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/simulation',
  validateSearch: (search: RawSearch) =>
    present({
      scheme: textParam(search, 'scheme'),
      candidate: textParam(search, 'candidate'),
      from: periodParam(search, 'from'),
      to: periodParam(search, 'to'),
      department: textParam(search, 'department'),
      tab: choiceParam(search, 'tab', ['people', 'departments', 'distribution', 'problems']),
      person: textParam(search, 'person'),
      search: textParam(search, 'search'),
    }),
  component: lazyRouteComponent(() => import('../features/simulation/SimulationRoute.tsx'), 'SimulationRoute'),
});

const runsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/runs',
  validateSearch: (search: RawSearch) => present({ period: periodParam(search, 'period') }),
  component: lazyRouteComponent(() => import('../features/runs/RunsRoute.tsx'), 'RunsRoute'),
});

const runRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/runs/$runId',
  validateSearch: (search: RawSearch) =>
    present({
      search: textParam(search, 'search'),
      department: textParam(search, 'department'),
      only: choiceParam(search, 'only', ['problems']),
    }),
  component: lazyRouteComponent(() => import('../features/runs/RunRoute.tsx'), 'RunRoute'),
});

const adjustmentsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/adjustments',
  component: lazyRouteComponent(() => import('../features/runs/AdjustmentsRoute.tsx'), 'AdjustmentsRoute'),
});

const portalRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/portal',
  validateSearch: (search: RawSearch) => present({ period: periodParam(search, 'period') }),
  component: lazyRouteComponent(() => import('../features/portal/PortalRoute.tsx'), 'PortalRoute'),
});

const breakdownRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/portal/$period/$schemeId/$code',
  validateSearch: (search: RawSearch) =>
    present({ depth: choiceParam(search, 'depth', ['steps', 'records']), search: textParam(search, 'search') }),
  component: lazyRouteComponent(() => import('../features/portal/BreakdownRoute.tsx'), 'BreakdownRoute'),
});

const dashboardsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/dashboards',
  validateSearch: (search: RawSearch) =>
    present({
      from: periodParam(search, 'from'),
      to: periodParam(search, 'to'),
      period: periodParam(search, 'period'),
    }),
  component: lazyRouteComponent(() => import('../features/dashboards/DashboardsRoute.tsx'), 'DashboardsRoute'),
});

const peopleRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/people',
  validateSearch: (search: RawSearch) =>
    present({ department: textParam(search, 'department'), search: textParam(search, 'search') }),
  component: lazyRouteComponent(() => import('../features/people/PeopleRoute.tsx'), 'PeopleRoute'),
});

const criteriaRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/criteria',
  validateSearch: (search: RawSearch) => present({ search: textParam(search, 'search') }),
  component: lazyRouteComponent(() => import('../features/criteria/CriteriaRoute.tsx'), 'CriteriaRoute'),
});

const criterionRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/criteria/$key',
  validateSearch: (search: RawSearch) =>
    present({ period: periodParam(search, 'period'), search: textParam(search, 'search') }),
  component: lazyRouteComponent(() => import('../features/criteria/CriterionRoute.tsx'), 'CriterionRoute'),
});

const changesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/changes',
  component: lazyRouteComponent(() => import('../features/changes/ChangesRoute.tsx'), 'ChangesRoute'),
});

const newChangeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/changes/new',
  component: lazyRouteComponent(() => import('../features/changes/NewChangeRoute.tsx'), 'NewChangeRoute'),
});

const changeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/changes/$changeSetId',
  component: lazyRouteComponent(() => import('../features/changes/ChangeRoute.tsx'), 'ChangeRoute'),
});

const approvalsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/approvals',
  component: lazyRouteComponent(() => import('../features/approvals/ApprovalsRoute.tsx'), 'ApprovalsRoute'),
});

const parametersRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/schemes/$schemeId/parameters',
  component: lazyRouteComponent(() => import('../features/parameters/ParametersRoute.tsx'), 'ParametersRoute'),
});

const referencesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/references',
  validateSearch: (search: RawSearch) =>
    present({ tab: choiceParam(search, 'tab', ['rates', 'calendar']), year: yearParam(search, 'year') }),
  component: lazyRouteComponent(() => import('../features/references/ReferencesRoute.tsx'), 'ReferencesRoute'),
});

const factsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/facts',
  validateSearch: (search: RawSearch) =>
    present({
      tab: choiceParam(search, 'tab', ['quarantine', 'late', 'totals']),
      id: textParam(search, 'id'),
      state: choiceParam(search, 'state', ['waiting', 'resolved']),
      kind: choiceParam(search, 'kind', ['conflict', 'rejected']),
      source: textParam(search, 'source'),
      period: periodParam(search, 'period'),
    }),
  component: lazyRouteComponent(() => import('../features/facts/FactsRoute.tsx'), 'FactsRoute'),
});

const initiativesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/initiatives',
  validateSearch: (search: RawSearch) =>
    present({
      view: choiceParam(search, 'view', ['mine', 'toDo', 'all', 'sums']),
      id: textParam(search, 'id'),
      state: textParam(search, 'state'),
      kind: choiceParam(search, 'kind', ['achievement', 'proposal']),
      search: textParam(search, 'search'),
    }),
  component: lazyRouteComponent(() => import('../features/initiatives/InitiativesRoute.tsx'), 'InitiativesRoute'),
});

export const routeTree = rootRoute.addChildren([
  signInRoute,
  appRoute.addChildren([
    homeRoute,
    schemesRoute,
    designerRoute,
    galleryRoute,
    simulationRoute,
    runsRoute,
    runRoute,
    adjustmentsRoute,
    portalRoute,
    breakdownRoute,
    dashboardsRoute,
    peopleRoute,
    criteriaRoute,
    criterionRoute,
    changesRoute,
    newChangeRoute,
    changeRoute,
    approvalsRoute,
    factsRoute,
    initiativesRoute,
    parametersRoute,
    referencesRoute,
  ]),
]);
