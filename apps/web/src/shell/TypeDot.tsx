import classes from './TypeDot.module.css';

/** A value type by colour and word, as on the canvas. */
export function TypeDot(props: { readonly type: string; readonly label: string }) {
  return (
    <span className={classes['type']}>
      <span className={classes['dot']} style={{ background: `var(--type-${props.type})` }} aria-hidden="true" />
      {props.label}
    </span>
  );
}
