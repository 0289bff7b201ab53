import { useTranslate } from '@premia/ui';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import classes from './Changes.module.css';
import { changesMessages } from './changes.messages.ts';

export function BackToChanges() {
  const t = useTranslate();
  return (
    <Link to="/changes" className={classes['back']}>
      <IconArrowLeft size={16} stroke={1.75} aria-hidden="true" />
      {t(changesMessages.back)}
    </Link>
  );
}
