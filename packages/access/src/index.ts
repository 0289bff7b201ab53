export {
  type Actor,
  actorName,
  type MachineActor,
  onBehalfOf,
  type PersonActor,
  ROLES,
  type Role,
  type SystemActor,
  systemActor,
} from './actor.ts';
export {
  allowedActions,
  type Decision,
  decide,
  maySeeGroup,
  type PayWall,
  payWall,
  type Resource,
  type ScopeFilter,
  scopeFilter,
  scopeFor,
} from './decide.ts';
export { ACTIONS, type Action, POLICY, SCOPES, type Scope, SMALL_GROUP_SIZE } from './policy.ts';
