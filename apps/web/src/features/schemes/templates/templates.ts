import { templateMessages } from '../schemes.messages.ts';
import type { SchemeTemplate } from './template.ts';

const blank: SchemeTemplate = {
  id: 'blank',
  title: templateMessages.blankTitle,
  text: templateMessages.blankText,
  period: 'month',
  body: { nodes: [], links: [] },
};

const tiered: SchemeTemplate = {
  id: 'tiered',
  title: templateMessages.tieredTitle,
  text: templateMessages.tieredText,
  period: 'month',
  body: {
    nodes: [
      {
        id: 'sales',
        kind: 'criterion',
        title: { ru: 'Продажи', en: 'Sales' },
        params: { criterion: 'revenue', measure: 'actual' },
        at: [0, 0],
      },
      {
        id: 'bands',
        kind: 'tiers',
        title: { ru: 'Ступени комиссии', en: 'Commission bands' },
        params: {
          mode: 'marginal',
          bands: [
            { from: '0', rate: '0.03' },
            { from: '300000', rate: '0.05' },
            { from: '600000', rate: '0.07' },
          ],
        },
        at: [320, 0],
      },
      {
        id: 'pay',
        kind: 'payout',
        params: {
          code: 'commission',
          category: 'commission',
          title: { ru: 'Комиссия с продаж', en: 'Sales commission' },
        },
        at: [680, 0],
      },
    ],
    links: [
      { from: 'sales', to: 'bands.value' },
      { from: 'bands', to: 'pay.amount' },
    ],
    cases: [
      {
        name: '300000 + 300000 + 150000',
        inputs: { criteria: { revenue: { actual: '750000' } } },
        expect: { commission: '34500.00' },
      },
    ],
  },
};

const salaryBonus: SchemeTemplate = {
  id: 'salary-bonus',
  title: templateMessages.kpiTitle,
  text: templateMessages.kpiText,
  period: 'month',
  body: {
    parameters: [{ key: 'share', type: 'percent', value: '0.2', title: { ru: 'Доля оклада', en: 'Share of salary' } }],
    nodes: [
      {
        id: 'salary',
        kind: 'attribute',
        title: { ru: 'Оклад', en: 'Base salary' },
        params: { attribute: 'baseSalary' },
        at: [0, 0],
      },
      {
        id: 'share',
        kind: 'parameter',
        title: { ru: 'Доля оклада', en: 'Share of salary' },
        params: { parameter: 'share' },
        at: [0, 150],
      },
      {
        id: 'attainment',
        kind: 'criterion',
        title: { ru: 'Выполнение плана', en: 'Target attainment' },
        params: { criterion: 'revenue', measure: 'attainment' },
        at: [0, 300],
      },
      {
        id: 'limited',
        kind: 'clamp',
        title: { ru: 'Не больше 150 %', en: 'At most 150%' },
        params: { min: '0', max: '1.5' },
        at: [320, 300],
      },
      { id: 'bonus', kind: 'multiply', title: { ru: 'Премия', en: 'Bonus' }, at: [640, 120] },
      {
        id: 'pay',
        kind: 'payout',
        params: { code: 'bonus', category: 'bonus', title: { ru: 'Премия за план', en: 'Target bonus' } },
        at: [940, 120],
      },
    ],
    links: [
      { from: 'salary', to: 'bonus.values' },
      { from: 'share', to: 'bonus.values' },
      { from: 'attainment', to: 'limited.value' },
      { from: 'limited', to: 'bonus.values' },
      { from: 'bonus', to: 'pay.amount' },
    ],
    cases: [
      {
        name: '100000 × 20 % × 120 %',
        inputs: {
          attributes: { baseSalary: '100000' },
          criteria: { revenue: { actual: '600000', target: '500000' } },
        },
        expect: { bonus: '24000.00' },
      },
    ],
  },
};

const perDeal: SchemeTemplate = {
  id: 'per-deal',
  title: templateMessages.spifTitle,
  text: templateMessages.spifText,
  period: 'month',
  body: {
    nodes: [
      {
        id: 'deals',
        kind: 'each',
        title: { ru: 'Каждая выигранная сделка', en: 'Every deal won' },
        params: { type: 'deal.won' },
        at: [0, 0],
      },
      {
        id: 'reward',
        kind: 'multiply',
        title: { ru: '1 % суммы', en: '1% of the amount' },
        frame: 'deals',
        params: { values: ['0.01'] },
        at: [60, 90],
      },
      {
        id: 'pay',
        kind: 'payout',
        params: { code: 'premium', category: 'premium', title: { ru: 'Надбавка за сделки', en: 'Deal premium' } },
        at: [520, 65],
      },
    ],
    links: [
      { from: 'deals.amount', to: 'reward.values' },
      { from: 'reward', to: 'deals.result' },
      { from: 'deals.sum', to: 'pay.amount' },
    ],
    cases: [
      {
        name: '100000 + 50000',
        inputs: {
          facts: [
            { source: 'crm', id: 'd1', type: 'deal.won', on: '2026-10-03', amount: '100000' },
            { source: 'crm', id: 'd2', type: 'deal.won', on: '2026-10-09', amount: '50000' },
          ],
        },
        expect: { premium: '1500.00' },
      },
    ],
  },
};

const gated: SchemeTemplate = {
  id: 'gated',
  title: templateMessages.gateTitle,
  text: templateMessages.gateText,
  period: 'month',
  body: {
    nodes: [
      {
        id: 'sales',
        kind: 'criterion',
        title: { ru: 'Продажи', en: 'Sales' },
        params: { criterion: 'revenue', measure: 'actual' },
        at: [0, 0],
      },
      {
        id: 'attainment',
        kind: 'criterion',
        title: { ru: 'Выполнение плана', en: 'Target attainment' },
        params: { criterion: 'revenue', measure: 'attainment' },
        at: [0, 180],
      },
      {
        id: 'commission',
        kind: 'multiply',
        title: { ru: '4 % продаж', en: '4% of sales' },
        params: { values: ['0.04'] },
        at: [320, 0],
      },
      {
        id: 'enough',
        kind: 'compare',
        title: { ru: 'План от 80 %', en: 'Target from 80%' },
        params: { is: 'greaterOrEqual', right: '0.8' },
        at: [320, 180],
      },
      { id: 'allowed', kind: 'gate', title: { ru: 'Порог', en: 'Threshold' }, at: [640, 60] },
      {
        id: 'pay',
        kind: 'payout',
        params: { code: 'commission', category: 'commission', title: { ru: 'Комиссия', en: 'Commission' } },
        at: [940, 60],
      },
    ],
    links: [
      { from: 'sales', to: 'commission.values' },
      { from: 'attainment', to: 'enough.left' },
      { from: 'enough', to: 'allowed.condition' },
      { from: 'commission', to: 'allowed.value' },
      { from: 'allowed', to: 'pay.amount' },
    ],
    cases: [
      {
        name: '80 %',
        inputs: { criteria: { revenue: { actual: '400000', target: '500000' } } },
        expect: { commission: '16000.00' },
      },
      {
        name: '79,9 %',
        inputs: { criteria: { revenue: { actual: '399500', target: '500000' } } },
        expect: { commission: '0.00' },
      },
    ],
  },
};

/** What a new scheme may start from; each works out an amount before the first change. */
export const SCHEME_TEMPLATES: readonly SchemeTemplate[] = [tiered, salaryBonus, perDeal, gated, blank];
