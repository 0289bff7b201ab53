import type { Message } from '@premia/locale';
import {
  IconBulb,
  IconCalculator,
  IconCalendarDollar,
  IconChartHistogram,
  IconGitPullRequest,
  IconHierarchy2,
  IconInbox,
  type IconProps,
  IconRosetteDiscountCheck,
  IconScale,
  IconTarget,
  IconUsers,
  IconWallet,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Door } from './session.ts';
import { shellMessages } from './shell.messages.ts';

interface DoorSign {
  readonly path:
    | '/schemes'
    | '/simulation'
    | '/runs'
    | '/portal'
    | '/dashboards'
    | '/people'
    | '/criteria'
    | '/changes'
    | '/approvals'
    | '/facts'
    | '/initiatives'
    | '/references';
  readonly label: Message<Record<never, never>>;
  readonly Icon: ComponentType<IconProps>;
}

export const DOOR_SIGNS: Readonly<Record<Door, DoorSign>> = {
  schemes: { path: '/schemes', label: shellMessages.schemes, Icon: IconHierarchy2 },
  simulation: { path: '/simulation', label: shellMessages.simulation, Icon: IconScale },
  runs: { path: '/runs', label: shellMessages.runs, Icon: IconCalculator },
  portal: { path: '/portal', label: shellMessages.portal, Icon: IconWallet },
  dashboards: { path: '/dashboards', label: shellMessages.dashboards, Icon: IconChartHistogram },
  people: { path: '/people', label: shellMessages.people, Icon: IconUsers },
  references: { path: '/references', label: shellMessages.references, Icon: IconCalendarDollar },
  facts: { path: '/facts', label: shellMessages.facts, Icon: IconInbox },
  initiatives: { path: '/initiatives', label: shellMessages.initiatives, Icon: IconBulb },
  changes: { path: '/changes', label: shellMessages.changes, Icon: IconGitPullRequest },
  approvals: { path: '/approvals', label: shellMessages.approvals, Icon: IconRosetteDiscountCheck },
  criteria: { path: '/criteria', label: shellMessages.criteria, Icon: IconTarget },
};
