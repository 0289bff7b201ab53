import { chooseText } from '@premia/locale';
import { useLanguage } from '@premia/ui';
import { memo, useEffect, useRef, useState } from 'react';
import { focusCanvas } from '../canvas/focus-canvas.ts';
import { useDesigner, useUi } from '../state/designer-context.tsx';
import { type DrawnSticker, stickerKey } from './drawn-parts.ts';
import classes from './parts.module.css';
import { structureMessages as messages } from './structure.messages.ts';

/** A note on the drawing. Written in the language of the screen; read in whichever there is. */
export const StickerCard = memo(function StickerCard(props: {
  readonly drawn: DrawnSticker;
  readonly isSelected: boolean;
}) {
  const { stickerId, sticker } = props.drawn;
  const { ui, isReadOnly } = useDesigner();
  const { language, translate: t } = useLanguage();
  const key = stickerKey(stickerId);
  const isFocused = useUi((state) => state.focusedNode === key);
  const isWriting = useUi((state) => state.renaming === key) && !isReadOnly;
  const text = chooseText(sticker.text, language)?.text ?? '';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a look and a legend of its own
    <div
      id={`node-${key}`}
      role="group"
      aria-roledescription={t(messages.sticker)}
      aria-label={text === '' ? t(messages.emptySticker) : t(messages.stickerOf, { text })}
      className={[classes['sticker'], isWriting ? 'nodrag nowheel' : ''].join(' ')}
      data-part="card"
      data-sticker={stickerId}
      data-colour={sticker.colour}
      data-selected={props.isSelected ? '' : undefined}
      data-focused={isFocused ? '' : undefined}
      onDoubleClick={(event) => {
        event.stopPropagation();
        ui.setState({ renaming: key });
      }}
    >
      {isWriting ? (
        <Writing drawn={props.drawn} text={sticker.text[language] ?? text} />
      ) : (
        <span className={text === '' ? classes['hint'] : ''}>{text === '' ? t(messages.stickerHint) : text}</span>
      )}
    </div>
  );
});

function Writing({ drawn, text }: { readonly drawn: DrawnSticker; readonly text: string }) {
  const { ui, actions } = useDesigner();
  const { language, translate: t } = useLanguage();
  const [written, setWritten] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  useEffect(() => field.current?.focus(), []);
  const finish = (isKept: boolean, isKeyboard: boolean) => {
    if (isDone.current) return;
    isDone.current = true;
    const { [language]: _old, ...other } = drawn.sticker.text;
    const trimmed = written.trim();
    if (isKept && trimmed !== text.trim()) {
      const next = trimmed === '' ? other : { ...other, [language]: trimmed };
      actions.setSticker(drawn.stickerId, { ...drawn.sticker, text: next });
    }
    ui.setState({ renaming: null });
    if (isKeyboard) focusCanvas();
  };
  return (
    <textarea
      ref={field}
      className={classes['writing']}
      aria-label={t(messages.stickerText)}
      value={written}
      maxLength={TEXT_LENGTH_MAX}
      onChange={(event) => setWritten(event.currentTarget.value)}
      onBlur={() => finish(true, false)}
      onKeyDown={(event) => {
        event.stopPropagation();
        const isSaving = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (event.key === 'Escape' || isSaving) {
          event.preventDefault();
          // Esc leaves the field as it leaves every other one here, and keeps what was written.
          finish(true, true);
        }
      }}
    />
  );
}

/** Half of what the document takes for a note: a sticker is read at a glance. */
const TEXT_LENGTH_MAX = 2_000;
