import classes from './Brand.module.css';

/** The mark: steps that rise to what is earned. */
export function BrandMark(props: { readonly size: number }) {
  return (
    <svg viewBox="0 0 32 32" width={props.size} height={props.size} aria-hidden="true" className={classes['mark']}>
      <rect width="32" height="32" rx="8" className={classes['ground']} />
      <path d="M6 23.5h6v-5h6v-5h5" className={classes['steps']} />
      <circle cx="24.2" cy="9" r="2.8" className={classes['coin']} />
    </svg>
  );
}

export function Brand() {
  return (
    <span className={classes['brand']}>
      <BrandMark size={26} />
      <span className={classes['name']}>Premia</span>
    </span>
  );
}
