import { Button } from '@mantine/core';
import { EmptyState, useLanguage } from '@premia/ui';
import { IconHierarchy2 } from '@tabler/icons-react';
import classes from './Schemes.module.css';
import { schemesMessages as messages } from './schemes.messages.ts';
import { TemplatePicture } from './TemplatePicture.tsx';
import { GALLERY } from './templates/gallery.ts';

const CARDS = 6;

/** Before the first scheme: templates to start from, one click away. */
export function NoSchemes({ onStart }: { readonly onStart: ((template?: string) => void) | null }) {
  const { language, translate: t } = useLanguage();
  return (
    <EmptyState
      icon={<IconHierarchy2 size={22} stroke={1.75} />}
      title={t(messages.emptyTitle)}
      text={t(messages.emptyText)}
    >
      {onStart !== null && (
        <>
          <ul className={classes['starts']}>
            {GALLERY.slice(0, CARDS).map((template) => (
              <li key={template.id}>
                <button type="button" className={classes['start']} onClick={() => onStart(template.id)}>
                  <TemplatePicture body={template.bodyIn(language)} />
                  <span className={classes['templateTitle']}>{template.title[language]}</span>
                  <span className={classes['templateText']}>{template.summary[language]}</span>
                </button>
              </li>
            ))}
          </ul>
          <Button variant="default" onClick={() => onStart()}>
            {t(messages.allTemplates)}
          </Button>
        </>
      )}
    </EmptyState>
  );
}
