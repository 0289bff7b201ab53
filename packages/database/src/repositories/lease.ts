/** A worker that is silent for longer is taken for dead and what it holds is given to others; a living one renews it. */
export const LEASE_SECONDS = 20;
/** What a dead worker held is worked on again this soon: the lease, and the longest anybody sleeps before looking. */
export const TAKEN_OVER_WITHIN_SECONDS = 30;
