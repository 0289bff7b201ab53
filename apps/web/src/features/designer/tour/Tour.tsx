import { useTranslate } from '@premia/ui';
import { type DriveStep, driver } from 'driver.js';
import { useEffect } from 'react';
import 'driver.js/dist/driver.css';
import { focusCanvas } from '../canvas/focus-canvas.ts';
import { useDesigner } from '../state/designer-context.tsx';
import './tour.css';
import { tourMessages as messages } from './tour.messages.ts';

/** Where each step points; a step whose place is not on the screen stands in the middle of it. */
const STEPS = [
  { at: '[data-tour="sample"]', title: messages.sampleTitle, text: messages.sample },
  { at: '.react-flow__edgelabel-renderer > div', title: messages.valuesTitle, text: messages.values },
  { at: '[data-tour="add"]', title: messages.addTitle, text: messages.add },
  { at: '.react-flow__node .react-flow__handle.source', title: messages.connectTitle, text: messages.connect },
  { at: '[data-kind="tiers"]', title: messages.tableTitle, text: messages.table },
  { at: '[data-tour="problems"]', title: messages.problemsTitle, text: messages.problems },
  { at: '[data-tour="cases"]', title: messages.casesTitle, text: messages.cases },
  { at: '[data-tour="submit"]', title: messages.submitTitle, text: messages.submit },
] as const;

/** Walks a person through the screen in eight steps; arrows, Tab and Esc work, and nothing of the scheme is touched. */
export function Tour() {
  const { ui } = useDesigner();
  const t = useTranslate();
  useEffect(() => {
    const steps = STEPS.map(({ at, title, text }): DriveStep => {
      const popover = { title: t(title), description: t(text) };
      return document.querySelector(at) === null ? { popover } : { element: at, popover };
    });
    const tour = driver({
      steps,
      showProgress: true,
      progressText: t(messages.progress, { current: '{{current}}', total: '{{total}}' }),
      nextBtnText: t(messages.next),
      prevBtnText: t(messages.back),
      doneBtnText: t(messages.done),
      animate: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      disableActiveInteraction: true,
      popoverClass: 'premia-tour',
      onPopoverRender: ({ closeButton }) => closeButton.setAttribute('aria-label', t(messages.close)),
      onDestroyed: () => {
        ui.setState({ isTouring: false });
        focusCanvas();
      },
    });
    tour.drive();
    return () => tour.destroy();
  }, [ui, t]);
  return null;
}
