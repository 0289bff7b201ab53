import { TextInput } from '@mantine/core';
import { useLanguage } from '@premia/ui';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import classes from './Schemes.module.css';
import { schemesMessages } from './schemes.messages.ts';
import { TemplatePicture } from './TemplatePicture.tsx';
import { type GalleryTemplate, searchGallery, workedExample } from './templates/gallery.ts';

interface TemplateGalleryProps {
  readonly chosen: GalleryTemplate;
  readonly currency: string;
  readonly onChoose: (template: GalleryTemplate) => void;
}

/** What a scheme may start from: its picture, what it pays in words and what its typical case comes to. */
export function TemplateGallery({ chosen, currency, onChoose }: TemplateGalleryProps) {
  const { translate: t } = useLanguage();
  const [asked, setAsked] = useState('');
  const found = searchGallery(asked);
  return (
    <div className={classes['gallery']}>
      <TextInput
        type="search"
        aria-label={t(schemesMessages.findTemplate)}
        placeholder={t(schemesMessages.findTemplate)}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={asked}
        onChange={(event) => setAsked(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter takes the only card left; it must not send the form, which is still without a name.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          const [first] = found;
          if (first !== undefined) onChoose(first);
        }}
      />
      <fieldset className={classes['templates']}>
        <legend className="visually-hidden">{t(schemesMessages.startFrom)}</legend>
        {found.map((template) => (
          <TemplateCard
            key={template.id}
            template={template}
            currency={currency}
            isChosen={template.id === chosen.id}
            onChoose={() => onChoose(template)}
          />
        ))}
      </fieldset>
      {found.length === 0 && <p className={classes['quiet']}>{t(schemesMessages.noTemplate)}</p>}
      <ChosenTemplate template={chosen} />
    </div>
  );
}

interface TemplateCardProps {
  readonly template: GalleryTemplate;
  readonly currency: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function TemplateCard({ template, currency, isChosen, onChoose }: TemplateCardProps) {
  const { language, translate: t } = useLanguage();
  const body = useMemo(() => template.bodyIn(language), [template, language]);
  const example = useMemo(() => workedExample(template, { language, currency }), [template, language, currency]);
  return (
    <label className={classes['template']} data-chosen={isChosen || undefined}>
      <input type="radio" name="template" className="visually-hidden" checked={isChosen} onChange={onChoose} />
      <TemplatePicture body={body} />
      <span className={classes['templateTitle']}>{template.title[language]}</span>
      <span className={classes['templateText']}>{template.summary[language]}</span>
      {example === null ? (
        <span className={classes['quiet']}>{t(schemesMessages.nodes, { count: body.nodes.length })}</span>
      ) : (
        <span className={classes['example']}>
          <strong className={classes['amount']}>{example.amount}</strong>
          <span className={classes['quiet']}>{example.name}</span>
        </span>
      )}
    </label>
  );
}

/** For whom the chosen template is made and what its author will change. */
function ChosenTemplate({ template }: { readonly template: GalleryTemplate }) {
  const { language, translate: t } = useLanguage();
  const { audience, fillIn } = template;
  if (audience === null || fillIn === null) return null;
  const count = template.bodyIn(language).nodes.length;
  return (
    <p className={classes['chosen']} aria-live="polite">
      <strong>{template.title[language]}</strong> · {t(schemesMessages.nodes, { count })} · {t(schemesMessages.forWhom)}
      : {audience[language]} · {t(schemesMessages.fillIn)}: {fillIn[language]}
    </p>
  );
}
