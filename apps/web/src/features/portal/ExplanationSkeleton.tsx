import { Bone, Skeleton } from '@premia/ui';

/** Stands where a line's words and steps will be. */
export function ExplanationSkeleton() {
  return (
    <Skeleton>
      <Bone height="6rem" />
      <Bone height="14rem" />
    </Skeleton>
  );
}
