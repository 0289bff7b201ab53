import { Bone } from '@premia/ui';
import classes from './DesignerScreen.module.css';

/** The shape of the screen that is coming: bar, three cards, inspector. */
export function DesignerSkeleton() {
  return (
    <div className={classes['screen']}>
      <div className={classes['skeletonBar']}>
        <Bone width="14rem" height="1.25rem" />
        <Bone width="10rem" height="1.25rem" />
      </div>
      <div className={classes['skeletonCanvas']}>
        <Bone width="15rem" height="6rem" />
        <Bone width="18rem" height="14rem" />
        <Bone width="16rem" height="7rem" />
      </div>
    </div>
  );
}
