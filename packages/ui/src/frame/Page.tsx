import { type ReactNode, useId } from 'react';
import classes from './Page.module.css';

export interface PageProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly back?: ReactNode;
  readonly actions?: ReactNode;
  readonly width?: 'narrow' | 'normal' | 'wide';
  readonly children: ReactNode;
}

/** A page's heading, its actions and its content at a readable width. */
export function Page(props: PageProps) {
  return (
    <div className={classes['page']} data-width={props.width ?? 'normal'}>
      {props.back !== undefined && <div className={classes['back']}>{props.back}</div>}
      <header className={classes['header']}>
        <div className={classes['titles']}>
          <h1 className={classes['title']}>{props.title}</h1>
          {props.description !== undefined && <p className={classes['description']}>{props.description}</p>}
        </div>
        {props.actions !== undefined && <div className={classes['actions']}>{props.actions}</div>}
      </header>
      {props.children}
    </div>
  );
}

export interface CardProps {
  readonly title?: ReactNode;
  readonly note?: ReactNode;
  /** No inner padding: the content is a table or a chart that reaches the border. */
  readonly flush?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function Card(props: CardProps) {
  const titleId = useId();
  const className = [classes['card'], props.className].filter(Boolean).join(' ');
  if (props.title === undefined) {
    return (
      <div className={className} data-flush={props.flush || undefined}>
        {props.children}
      </div>
    );
  }
  return (
    <section className={className} data-flush={props.flush || undefined} aria-labelledby={titleId}>
      <header className={classes['cardHeader']}>
        <h2 className={classes['cardTitle']} id={titleId}>
          {props.title}
        </h2>
        {props.note !== undefined && <div className={classes['cardNote']}>{props.note}</div>}
      </header>
      {props.children}
    </section>
  );
}
