const PREFIX = 'premia.designer.tour.';

/** Whether this person was shown or offered the tour on this computer. */
export function isTourKnown(personId: string): boolean {
  return localStorage.getItem(PREFIX + personId) !== null;
}

export function rememberTour(personId: string): void {
  localStorage.setItem(PREFIX + personId, 'known');
}
