import { Kbd, Modal } from '@mantine/core';
import { useTranslate } from '@premia/ui';
import { shellMessages } from '../shell.messages.ts';
import { keyCaps } from './keys.ts';
import { type Shortcut, useShortcutList } from './ShortcutProvider.tsx';
import classes from './ShortcutSheet.module.css';

const isMac = navigator.platform.startsWith('Mac');

/** The sheet behind `?`: everything the keyboard can do on this page, by group. */
export function ShortcutSheet(props: { readonly onClose: () => void }) {
  const t = useTranslate();
  const shortcuts = useShortcutList();
  const groups = new Map<string, Shortcut[]>();
  for (const shortcut of shortcuts) {
    const group = t(shortcut.group);
    groups.set(group, [...(groups.get(group) ?? []), shortcut]);
  }
  return (
    <Modal opened onClose={props.onClose} title={t(shellMessages.shortcuts)} size="60rem">
      <div className={classes['groups']}>
        {[...groups].map(([group, members]) => (
          <section key={group}>
            <h3 className={classes['group']}>{group}</h3>
            <dl className={classes['list']}>
              {members.map((shortcut) => (
                <div className={classes['row']} key={shortcut.id}>
                  <dt>{t(shortcut.label)}</dt>
                  <dd>
                    {keyCaps(shortcut.keys[0] ?? '', isMac).map((cap) => (
                      <Kbd key={cap} size="xs">
                        {cap}
                      </Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
